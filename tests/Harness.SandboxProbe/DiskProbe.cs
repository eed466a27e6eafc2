#pragma warning disable RS0030 // The streams of this process are its whole interface.
using System.Runtime.InteropServices;

namespace Harness.SandboxProbe;

/// <summary>Attempts to use up the disk where nobody looks.</summary>
internal static partial class DiskProbe
{
    private const int KeepSize = 1;

    /// <summary>Reserves blocks beyond the end of an empty file, whose size stays 0.</summary>
    public static void Reserve(string path, int megabytes)
    {
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        if (Allocate(file, KeepSize, 0, (long)megabytes << 20) == 0)
            Console.WriteLine($"reserved {megabytes} MB for {path}");
        else
            Console.WriteLine($"refused: blocks beyond the end of a file (errno {Marshal.GetLastPInvokeError()})");
    }

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int Allocate(SafeHandle file, int mode, long offset, long length);
}
