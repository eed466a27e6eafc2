using System.Globalization;
using System.Runtime.InteropServices;

namespace Harness.Sandboxes.Linux;

/// <summary>Processes as <c>/proc</c> shows them. A process may be gone at any moment: then there is nothing to see.</summary>
internal static partial class LinuxProcesses
{
    private const int KillSignal = 9;

    /// <summary>KCMP_FILES (man 2 kcmp).</summary>
    private const int OpenFiles = 2;

    private static readonly long CompareNumber = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 272 : 312;

    /// <summary>A process and all that descend from it, the process first.</summary>
    public static IEnumerable<int> TreeOf(int root)
    {
        var open = new Stack<int>([root]);
        while (open.TryPop(out var id))
        {
            yield return id;
            foreach (var child in ChildrenOf(id))
                open.Push(child);
        }
    }

    /// <summary>The processes that a process started; needs <c>CONFIG_PROC_CHILDREN</c>, which distributions have.</summary>
    public static IReadOnlyList<int> ChildrenOf(int id)
    {
        List<int> children = [];
        foreach (var task in TasksOf(id))
        {
            foreach (var child in Read(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                children.Add(int.Parse(child, CultureInfo.InvariantCulture));
        }

        return children;
    }

    /// <summary>What a limit by <see cref="MemoryOf"/> is worth, for a table of guards.</summary>
    public const string MemoryInPart =
        "in part: resident memory is summed up, and each process has an rlimit; what no process has mapped (memfd, unmapped shared memory, buffers of pipes and sockets) is not counted";

    /// <summary>Bytes of private memory and of shared memory without a file, as far as they are resident.</summary>
    /// <remarks>Program files that are mapped are not counted: they are in the page cache anyway, and one copy serves all.</remarks>
    public static long MemoryOf(int id)
    {
        var status = Read(Proc(id, "status"));
        return 1024 * (Kilobytes(status, "RssAnon:") + Kilobytes(status, "RssShmem:"));
    }

    /// <summary>A line of a process's status, e.g. <c>Uid:</c>; empty when there is none.</summary>
    public static string StatusOf(int id, string name) => Line(Read(Proc(id, "status")), name);

    /// <summary>Where a link of a process leads, e.g. <c>ns/net</c>; empty when it may not be read.</summary>
    public static string LinkOf(int id, string name)
    {
        try
        {
            return new FileInfo(Proc(id, name)).LinkTarget ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>A file of a process.</summary>
    public static string Proc(int id, string name) => string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{name}");

    /// <summary>Kills a process.</summary>
    public static void Kill(int id) => _ = SendSignal(id, KillSignal);

    private static long Kilobytes(string status, string name) =>
        long.TryParse(Line(status, name).Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static string Line(string text, string name)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
                return line[name.Length..].Trim().ToString();
        }

        return "";
    }

    /// <summary>The folders of a process's threads; none when it is gone.</summary>
    public static IReadOnlyList<string> TasksOf(int id)
    {
        try
        {
            return Directory.GetDirectories(Proc(id, "task"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The number at the end of a path.</summary>
    public static int IdOf(string task) => int.Parse(Path.GetFileName(task.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Whether two threads have the same table of open files; false when the kernel does not say (kcmp, which some sandboxes refuse).</summary>
    public static bool ShareOpenFiles(int first, int second) => SystemCall(CompareNumber, first, second, OpenFiles, 0, 0) == 0;

    /// <summary>A file as text; empty when it is gone or may not be read.</summary>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long SystemCall(long number, int first, int second, int kind, nuint firstIndex, nuint secondIndex);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int id, int signal);
}
