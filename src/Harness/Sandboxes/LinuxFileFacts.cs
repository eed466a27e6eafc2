using System.Runtime.InteropServices;

namespace Harness.Sandboxes;

/// <summary>The parts of <c>struct statx</c> that are needed; the layout is the same on all architectures (man 2 statx).</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct LinuxFileFacts
{
    [FieldOffset(20)] public uint User;
    [FieldOffset(24)] public uint Group;
    [FieldOffset(28)] public ushort Mode;
    [FieldOffset(40)] public ulong Size;

    public readonly uint Permissions => Mode & 0x1FFu;

    public readonly WorkspaceEntryKind Kind => (Mode & 0xF000) switch
    {
        0x8000 => WorkspaceEntryKind.File,
        0x4000 => WorkspaceEntryKind.Folder,
        0xA000 => WorkspaceEntryKind.Link,
        _ => WorkspaceEntryKind.Special,
    };
}
