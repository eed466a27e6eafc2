using System.Runtime.InteropServices;

namespace Harness.Sandboxes.Linux;

/// <summary>
/// How many files a sandbox has in its file systems in memory. Their bytes are limited when they are mounted, but an empty file takes none
/// of them, and still a kilobyte of the kernel's memory.
/// </summary>
internal static partial class TemporaryFileSystem
{
    /// <summary>TMPFS_MAGIC.</summary>
    private const long TemporaryType = 0x0102_1994;

    /// <summary>The limit that is passed; null when none is, or when nothing can be seen.</summary>
    /// <param name="processes">Those of the sandbox: one that has ended, or that is still being set up, shows nothing.</param>
    /// <param name="folders">The roots of the file systems, as the processes see them, with the bytes that each was made for.</param>
    /// <param name="limits">The number of entries counts for each.</param>
    public static SandboxEnd? PassedLimit(IEnumerable<int> processes, IReadOnlyDictionary<string, long> folders, SandboxLimits limits) =>
        folders.Any(folder => processes.Select(process => EntriesOf(LinuxProcesses.Proc(process, "root" + folder.Key), folder.Value)).FirstOrDefault(entries => entries is not null) > (ulong)limits.Entries)
            ? SandboxEnd.EntryLimit
            : null;

    // Null without an answer. While the sandbox is being set up, the path leads to a file system of the host.
    private static ulong? EntriesOf(string path, long bytes) =>
        StatFileSystem(path, out var facts) == 0 && facts.Type == TemporaryType && facts.Blocks * facts.BlockSize == bytes
            ? facts.Files - facts.FreeFiles
            : null;

    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatFileSystem(string path, out FileSystemFacts facts);

    /// <summary><c>struct statfs</c> of 64-bit Linux (man 2 statfs), 120 bytes.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 120)]
    private struct FileSystemFacts
    {
        [FieldOffset(0)] public long Type;
        [FieldOffset(8)] public long BlockSize;
        [FieldOffset(16)] public long Blocks;
        [FieldOffset(40)] public ulong Files;
        [FieldOffset(48)] public ulong FreeFiles;
    }
}
