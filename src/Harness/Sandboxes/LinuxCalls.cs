using System.Runtime.InteropServices;
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
    private const int TryAgain = 11;

    /// <summary>The error of what is not there.</summary>
    public const int NoEntry = 2;

    private const int MostTries = 10;

    // RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH
    private const ulong Confined = 1 | 2 | 4 | 8;

    /// <summary>Opens a folder by a trusted path, only to start other calls from it.</summary>
    public static SafeFileHandle OpenRoot(string path) =>
        Checked(Open(path, PathOnly | Folder | CloseOnExec), path);

    /// <summary>openat2: the kernel refuses each link, mount and <c>..</c> on the way. An invalid handle means failure; see <see cref="Marshal.GetLastPInvokeError"/>.</summary>
    public static SafeFileHandle OpenBeneath(SafeFileHandle folder, string path, int flags, uint mode = 0)
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
        Stat(file, "", EmptyPath, BasicFacts, out var facts) == 0 ? facts : null;

    /// <summary>What an entry of a folder is, without following it; null when it is missing.</summary>
    public static LinuxFileFacts? Facts(SafeFileHandle folder, string name) =>
        Stat(folder, name, NoFollow, BasicFacts, out var facts) == 0 ? facts : null;

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

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial long SystemCall(long number, SafeFileHandle folder, string path, in OpenHow how, nuint size);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(SafeFileHandle folder, string path, int flags, uint mask, out LinuxFileFacts facts);

    /// <summary>Gives an entry of a folder to the folder's owner, so that an agent with a user id of its own can go on with it.</summary>
    public static void GiveToOwnerOf(SafeFileHandle folder, string name)
    {
        if (Environment.IsPrivilegedProcess && Facts(folder) is { } owner)
            _ = SetOwner(folder, name, owner.User, owner.Group, NoFollow);
    }

    /// <summary>Gives an entry of a folder to a user and the group of the same number, without following it.</summary>
    /// <returns>Whether that worked.</returns>
    public static bool GiveTo(uint user, SafeFileHandle folder, string name) => GiveTo(user, user, folder, name);

    /// <summary>Gives an entry of a folder to a user and a group, without following it.</summary>
    /// <returns>Whether that worked.</returns>
    public static bool GiveTo(uint user, uint group, SafeFileHandle folder, string name) => SetOwner(folder, name, user, group, NoFollow) == 0;

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
