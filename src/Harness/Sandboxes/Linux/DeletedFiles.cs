using System.Runtime.InteropServices;

namespace Harness.Sandboxes.Linux;

/// <summary>
/// Files that processes hold, open or mapped, and that are in no folder any more: they take room on a disk, and no folder shows them. Not
/// seen is an open file that was sent through a socket and that nobody has received.
/// </summary>
internal static class DeletedFiles
{
    private const string Deleted = " (deleted)";

    /// <summary>What begins the paths of files that are counted as memory, where memory is counted; the kernel makes up all but one.</summary>
    private static readonly string[] InMemory = ["/memfd:", "/dev/shm/", "/dev/zero (deleted)", "/SYSV", "/anon_hugepage"];

    /// <summary>Bytes that they take together, each file once.</summary>
    /// <param name="processes">Those of a sandbox; one that is gone or may not be looked at holds nothing.</param>
    public static long BytesOf(IEnumerable<int> processes)
    {
        Dictionary<(uint, uint, ulong), long> files = [];
        foreach (var process in processes)
        {
            var tasks = LinuxProcesses.TasksOf(process);
            foreach (var link in OpenedBy(process, tasks))
                AddOpen(files, link);
            AddMapped(files, tasks);
        }

        return files.Values.Sum();
    }

    private static bool IsCounted(string path) =>
        path.EndsWith(Deleted, StringComparison.Ordinal) && !Array.Exists(InMemory, beginning => path.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>The links to what is open. Threads may have tables of open files of their own, and the first may have ended.</summary>
    private static IEnumerable<string> OpenedBy(int process, IReadOnlyList<string> tasks)
    {
        yield return LinuxProcesses.Proc(process, "exe");
        List<int> tables = [];
        foreach (var task in tasks)
        {
            var id = LinuxProcesses.IdOf(task);
            if (tables.Exists(other => LinuxProcesses.ShareOpenFiles(other, id)))
                continue;
            tables.Add(id);
            foreach (var link in LinksIn(Path.Combine(task, "fd")))
                yield return link;
        }
    }

    private static void AddOpen(Dictionary<(uint, uint, ulong), long> files, string link)
    {
        if (new FileInfo(link).LinkTarget is { } target && IsCounted(target) && LinuxCalls.FactsBehind(link) is { Kind: WorkspaceEntryKind.File } facts)
            files[(facts.DeviceMajor, facts.DeviceMinor, facts.Inode)] = facts.RoomBytes;
    }

    private static void AddMapped(Dictionary<(uint, uint, ulong), long> files, IReadOnlyList<string> tasks)
    {
        Dictionary<(uint, uint, ulong), long> hidden = [];
        foreach (var task in tasks)
        {
            var ranges = RangesOf(task, out var hasMemory);
            foreach (var range in ranges)
            {
                if (LinuxCalls.FactsBehind(LinuxProcesses.Proc(LinuxProcesses.IdOf(task), "map_files/" + range.Name)) is { } facts)
                    files[(facts.DeviceMajor, facts.DeviceMinor, facts.Inode)] = facts.RoomBytes;
                else if (Marshal.GetLastPInvokeError() == LinuxCalls.NotPermitted)
                    // Only root may look at the file itself: it is about as large as what is mapped of it, or larger.
                    hidden[range.File] = hidden.GetValueOrDefault(range.File) + range.Bytes;
            }

            // All threads have the same memory; one that has ended has none.
            if (hasMemory)
                break;
        }

        foreach (var (file, bytes) in hidden)
            files[file] = Math.Max(files.GetValueOrDefault(file), bytes);
    }

    private static List<MappedRange> RangesOf(string task, out bool hasMemory)
    {
        hasMemory = false;
        List<MappedRange> ranges = [];
        try
        {
            foreach (var line in File.ReadLines(Path.Combine(task, "maps")))
            {
                hasMemory = true;
                if (line.EndsWith(Deleted, StringComparison.Ordinal) && MappedRange.Parse(line) is { } range && IsCounted(range.Path))
                    ranges.Add(range);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or may not be looked at.
        }

        return ranges;
    }

    private static string[] LinksIn(string folder)
    {
        try
        {
            return Directory.GetFiles(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
