using System.Globalization;
using Harness.Campaigns.Records;

namespace Harness.Sandboxes;

/// <summary>What each kind of program that the harness runs may use: those who start one and what is recorded of a provider have it from here.</summary>
internal static class ProgramLimits
{
    /// <summary>How long a command may run at most, in seconds.</summary>
    public const int LongestCommandSeconds = 300;

    /// <summary>Bytes of a report of tests: more is an end by <see cref="SandboxEnd.OutputLimit"/>.</summary>
    public const int TestOutputBytes = 32 << 20;

    private const int CommandOutputBytes = 4_000;

    /// <summary>A compiler, which serves many runs and is stopped by whoever waits for its answer.</summary>
    public static SandboxLimits Compiler { get; } = new() { HeapBytes = 1L << 30, MemoryBytes = 3L << 29, Cpu = TimeSpan.FromHours(1) };

    /// <summary>Tests of one run.</summary>
    public static SandboxLimits Tests(TimeSpan wall) => new() { Wall = wall, OutputHead = TestOutputBytes, OutputBytes = TestOutputBytes };

    /// <summary>A command of the agent: one that may take longer may also compute for longer.</summary>
    public static SandboxLimits Command(TimeSpan wall) => new() { Wall = wall, Cpu = wall, OutputHead = CommandOutputBytes, OutputTail = CommandOutputBytes };

    /// <summary>The limits as a report has them, those of tests first and what differs in brackets; a limit whose guard is not in force is left out.</summary>
    /// <param name="guards">What was seen of the provider.</param>
    public static SortedDictionary<string, string> Text(IEnumerable<IsolationGuard> guards)
    {
        var inForce = guards.Where(guard => guard.InForce).Select(guard => guard.Name).ToHashSet(StringComparer.Ordinal);
        var all = new (string Guard, string Name, string Text)[]
        {
            (IsolationGuard.Cpu, "cpu", Each(limits => Seconds(limits.Cpu), " per process")),
            (IsolationGuard.Disk, "disk", Each(limits => Mebibytes(limits.DiskBytes))),
            (IsolationGuard.Disk, "entries", Each(limits => Number(limits.Entries))),
            (IsolationGuard.Disk, "file", Each(limits => Mebibytes(limits.FileBytes))),
            (IsolationGuard.Memory, "memory", Each(limits => Mebibytes(limits.MemoryBytes))),
            (IsolationGuard.ProcessCount, "processes", Each(limits => Number(limits.Processes))),
            // A compiler has neither: it talks for as long as it is asked.
            (IsolationGuard.Time, "output", OfRuns(limits => Mebibytes(limits.OutputBytes), " per stream")),
            (IsolationGuard.Time, "wall", OfRuns(limits => Seconds(limits.Wall))),
        };
        return new SortedDictionary<string, string>(all.Where(row => inForce.Contains(row.Guard)).ToDictionary(row => row.Name, row => row.Text), StringComparer.Ordinal);
    }

    private static string OfRuns(Func<SandboxLimits, string> value, string unit = "") =>
        Line(value(Tests(new SandboxLimits().Wall)), unit, ("commands up to", value(Command(TimeSpan.FromSeconds(LongestCommandSeconds)))));

    private static string Each(Func<SandboxLimits, string> value, string unit = "") =>
        Line(value(Tests(new SandboxLimits().Wall)), unit, ("commands up to", value(Command(TimeSpan.FromSeconds(LongestCommandSeconds)))), ("compiler", value(Compiler)));

    private static string Line(string usual, string unit, params (string Kind, string Text)[] others)
    {
        var different = others.Where(other => other.Text != usual).Select(other => $"{other.Kind} {other.Text}").ToList();
        return different.Count == 0 ? usual + unit : $"{usual}{unit} ({string.Join("; ", different)})";
    }

    private static string Seconds(TimeSpan time) => Number((long)time.TotalSeconds) + " s";

    private static string Mebibytes(long bytes) => Number(bytes >> 20) + " MiB";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
