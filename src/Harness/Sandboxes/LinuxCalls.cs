using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Harness.Sandboxes;

/// <summary>The Linux system calls of confined file access, with numbers that hold on x64 and arm64.</summary>
internal static partial class LinuxCalls
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NonBlocking = 0x800;
    public const int PathOnly = 0x20_0000;

    /// <summary>O_DIRECTORY, one of the few flags that differ between architectures.</summary>
    public static readonly int Folder = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x1_0000;

    private const int NoControllingTerminal = 0x100;
    private const int CloseOnExec = 0x8_0000;
    private const int EmptyPath = 0x1000;
    private const int NoFollow = 0x100;
    private const uint BasicFacts = 0x7FF;
    private const long OpenAt2Number = 437;
    private const int EntryBufferBytes = 32 * 1024;
    private const int EntryLengthAt = 16;
    private const int EntryNameAt = 19;

    // getdents64, a system call whose number differs between architectures.
    private static readonly long EntriesNumber = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 61 : 217;
    private const int TryAgain = 11;

    /// <summary>The error of what may not be opened.</summary>
    public const int NoAccess = 13;

    /// <summary>The error of what needs a right that this process has not.</summary>
    public const int NotPermitted = 1;

    private const int MostTries = 10;
    private const int CurrentFolder = -100;

    // RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH
    private const ulong Confined = 1 | 2 | 4 | 8;

    /// <summary>Opens a folder by a trusted path, only to start other calls from it.</summary>
    public static SafeFileHandle OpenRoot(string path) =>
        Checked(Open(path, PathOnly | Folder | CloseOnExec), path);

    /// <summary>openat2: the kernel refuses each link, mount and <c>..</c> on the way. An invalid handle means failure; see <see cref="Marshal.GetLastPInvokeError"/>.</summary>
    public static SafeFileHandle OpenBeneath(SafeFileHandle folder, string path, int flags, uint mode = 0) =>
        OpenBeneath(folder, Terminated(path), flags, mode);

    /// <summary>The same for a path as the kernel has it: bytes of any kind with a zero at their end.</summary>
    public static SafeFileHandle OpenBeneath(SafeFileHandle folder, ReadOnlySpan<byte> path, int flags, uint mode = 0)
    {
        // O_PATH allows only a few other flags beside it.
        var all = flags | CloseOnExec | ((flags & PathOnly) == 0 ? NoControllingTerminal : 0);
        var how = new OpenHow { Flags = (uint)all, Mode = mode, Resolve = Confined };
        for (var tries = 1; ; tries++)
        {
            var descriptor = SystemCall(OpenAt2Number, folder, path, in how, (nuint)Marshal.SizeOf<OpenHow>());
            if (descriptor >= 0 || Marshal.GetLastPInvokeError() != TryAgain || tries == MostTries)
                return new SafeFileHandle((nint)descriptor, ownsHandle: true);
        }
    }

    /// <summary>What an open file is; null when the call fails.</summary>
    public static LinuxFileFacts? Facts(SafeFileHandle file) =>
        Stat(file, "\0"u8, EmptyPath, BasicFacts, out var facts) == 0 ? facts : null;

    /// <summary>What a link of <c>/proc</c> leads to, which may be in no folder any more; null when it is gone or may not be seen.</summary>
    public static LinuxFileFacts? FactsBehind(string link) =>
        StatPath(CurrentFolder, Terminated(link), 0, BasicFacts, out var facts) == 0 ? facts : null;

    /// <summary>What an entry of a folder is, without following it; null when it is missing.</summary>
    public static LinuxFileFacts? Facts(SafeFileHandle folder, string name) =>
        Facts(folder, Terminated(name));

    /// <summary>The same for a name as <see cref="ReadNames"/> gives it.</summary>
    public static LinuxFileFacts? Facts(SafeFileHandle folder, ReadOnlySpan<byte> name) =>
        Stat(folder, name, NoFollow, BasicFacts, out var facts) == 0 ? facts : null;

    /// <summary>
    /// Names in a folder as the kernel has them: bytes of any kind, with a zero at their end. A name that is no UTF-8 cannot be asked for by
    /// a string.
    /// </summary>
    /// <param name="folder">Opened for reading; its position moves on.</param>
    /// <param name="limit">The most names.</param>
    /// <returns>Names in any order; fewer when the folder goes away meanwhile.</returns>
    public static List<byte[]> ReadNames(SafeFileHandle folder, int limit)
    {
        List<byte[]> names = [];
        var buffer = new byte[EntryBufferBytes];
        while (names.Count < limit && (int)SystemCall(EntriesNumber, folder, buffer, (nuint)buffer.Length) is > 0 and var read)
        {
            for (var at = 0; at < read && names.Count < limit; at += MemoryMarshal.Read<ushort>(buffer.AsSpan(at + EntryLengthAt)))
            {
                var name = buffer.AsSpan(at + EntryNameAt);
                name = name[..(name.IndexOf((byte)0) + 1)];
                if (!name.SequenceEqual(".\0"u8) && !name.SequenceEqual("..\0"u8))
                    names.Add(name.ToArray());
            }
        }

        return names;
    }

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeFolder(SafeFileHandle folder, string name, uint mode);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Rename(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unlink(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    public static partial int SetMode(SafeFileHandle file, uint mode);

    [LibraryImport("libc", EntryPoint = "fchownat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetOwner(SafeFileHandle folder, string name, uint user, uint group, int flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, SafeFileHandle folder, ReadOnlySpan<byte> path, in OpenHow how, nuint size);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, SafeFileHandle folder, Span<byte> entries, nuint size);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int Stat(SafeFileHandle folder, ReadOnlySpan<byte> path, int flags, uint mask, out LinuxFileFacts facts);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int StatPath(int folder, ReadOnlySpan<byte> path, int flags, uint mask, out LinuxFileFacts facts);

    /// <summary>Gives an entry of a folder to the folder's owner, so that an agent with a user id of its own can go on with it.</summary>
    public static void GiveToOwnerOf(SafeFileHandle folder, string name)
    {
        if (Environment.IsPrivilegedProcess && Facts(folder) is { } owner)
            _ = SetOwner(folder, name, owner.User, owner.Group, NoFollow);
    }

    /// <summary>Gives an entry of a folder to a user and a group, without following it.</summary>
    /// <returns>Whether that worked.</returns>
    public static bool GiveTo(uint user, uint group, SafeFileHandle folder, string name) => SetOwner(folder, name, user, group, NoFollow) == 0;

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + '\0');

    private static SafeFileHandle Checked(int descriptor, string path) =>
        descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw new IOException($"cannot open the folder '{path}': {Marshal.GetLastPInvokeErrorMessage()}");

    [StructLayout(LayoutKind.Sequential)]
    private struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }
}
