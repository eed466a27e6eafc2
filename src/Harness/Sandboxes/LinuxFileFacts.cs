using System.Runtime.InteropServices;

namespace Harness.Sandboxes;

/// <summary>The parts of <c>struct statx</c> that are needed; the layout is the same on all architectures (man 2 statx).</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct LinuxFileFacts
{
    [FieldOffset(20)] public uint User;
    [FieldOffset(24)] public uint Group;
    [FieldOffset(28)] public ushort Mode;
    [FieldOffset(32)] public ulong Inode;
    [FieldOffset(40)] public ulong Size;
    [FieldOffset(48)] public ulong Blocks;
    [FieldOffset(136)] public uint DeviceMajor;
    [FieldOffset(140)] public uint DeviceMinor;

    private const int BlockBytes = 512;

    /// <summary>The last block that is not full, and what lies between the data of a large file.</summary>
    private const long UsualRoom = 1 << 20;

    /// <summary>The room that was given to the file; less than its size where nothing was written.</summary>
    public readonly long RoomBytes => (long)Blocks * BlockBytes;

    /// <summary>What the file takes: its size, or the room that was given to it when that is more than file systems give by themselves.</summary>
    public readonly long Bytes => RoomBytes > (long)Size + UsualRoom ? RoomBytes : (long)Size;

    public readonly uint Permissions => Mode & 0x1FFu;

    public readonly WorkspaceEntryKind Kind => (Mode & 0xF000) switch
    {
        0x8000 => WorkspaceEntryKind.File,
        0x4000 => WorkspaceEntryKind.Folder,
        0xA000 => WorkspaceEntryKind.Link,
        _ => WorkspaceEntryKind.Special,
    };
}
