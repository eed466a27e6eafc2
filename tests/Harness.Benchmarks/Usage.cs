using System.Globalization;
using System.Runtime.InteropServices;

namespace Harness.Benchmarks;

/// <summary>What this process's children use, as far as Linux says.</summary>
internal static partial class Usage
{
    private const int Children = -1;

    /// <summary>User and system time of the children that have ended.</summary>
    public static TimeSpan OfChildren() =>
        OperatingSystem.IsLinux() && GetUsage(Children, out var usage) == 0
            ? TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds)
            : TimeSpan.Zero;

    /// <summary>Memory of this process and of its descendants, shared pages by their share.</summary>
    public static long ResidentBytes() => Tree(Environment.ProcessId).Sum(Resident);

    private static IEnumerable<int> Tree(int root)
    {
        var open = new Stack<int>([root]);
        while (open.TryPop(out var id))
        {
            yield return id;
            foreach (var child in Read($"/proc/{id}/task/", "children"))
                open.Push(int.Parse(child, CultureInfo.InvariantCulture));
        }
    }

    private static List<string> Read(string folder, string name)
    {
        List<string> words = [];
        try
        {
            foreach (var task in Directory.GetDirectories(folder))
                words.AddRange(File.ReadAllText(Path.Combine(task, name)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
        catch (IOException)
        {
            // It has ended.
        }

        return words;
    }

    private static long Resident(int id)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/smaps_rollup")).FirstOrDefault(text => text.StartsWith("Pss:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line["Pss:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out UsageOfChildren usage);

    /// <summary>The beginning of <c>struct rusage</c> (man 2 getrusage), 144 bytes on 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct UsageOfChildren
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
