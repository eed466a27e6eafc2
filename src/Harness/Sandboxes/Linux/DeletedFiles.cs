namespace Harness.Sandboxes.Linux;

/// <summary>Files that processes hold open and that are in no folder any more: they take room on a disk, and no folder shows them.</summary>
internal static class DeletedFiles
{
    private const string Deleted = " (deleted)";

    /// <summary>Bytes that they take together, each file once.</summary>
    /// <param name="processes">Those of a sandbox; one that is gone or may not be looked at holds nothing.</param>
    public static long BytesOf(IEnumerable<int> processes)
    {
        Dictionary<(uint, uint, ulong), long> files = [];
        foreach (var link in processes.SelectMany(DescriptorsOf))
        {
            if (new FileInfo(link).LinkTarget is { } target && target.EndsWith(Deleted, StringComparison.Ordinal) && !IsMemory(target)
                && LinuxCalls.FactsBehind(link) is { Kind: WorkspaceEntryKind.File } facts)
                files[(facts.DeviceMajor, facts.DeviceMinor, facts.Inode)] = facts.RoomBytes;
        }

        return files.Values.Sum();
    }

    // Counted as memory, where memory is counted.
    private static bool IsMemory(string target) =>
        target.StartsWith("/memfd:", StringComparison.Ordinal) || target.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static string[] DescriptorsOf(int process)
    {
        try
        {
            return Directory.GetFiles(LinuxProcesses.Proc(process, "fd"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
