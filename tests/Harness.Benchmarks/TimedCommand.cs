using System.ComponentModel;
using System.Diagnostics;

namespace Harness.Benchmarks;

/// <summary>A command that is run to its end and timed from outside.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">Added to this process's environment, of which <c>MODEL</c> and <c>HARNESS_*</c> are taken away.</param>
internal sealed record TimedCommand(string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <summary>The folder that it runs in. Default: the repository.</summary>
    public string Folder { get; init; } = Repository.Root;

    /// <summary>Asked at each look until it says no; then the memory of that moment is kept.</summary>
    public Func<bool>? IsEarly { get; init; }

    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">It did not exit with 0: a time of what failed says nothing.</exception>
    public async Task<Timing> RunAsync()
    {
        using var process = new Process { StartInfo = StartInfo() };
        var clock = Stopwatch.StartNew();
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var used = new Timing(TimeSpan.Zero, TimeSpan.Zero, 0);
        while (await Task.WhenAny(ended, Task.Delay(Interval)) != ended)
            used = Look(process, used);
        await ended;
        used = used with { Wall = clock.Elapsed };
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Program} {string.Join(' ', Arguments)} exited with {process.ExitCode}\n{await output}\n{await errors}");
        return used;
    }

    // What is used between the last look and the end is missed: at most the interval times the cores.
    private Timing Look(Process process, Timing before)
    {
        try
        {
            process.Refresh();
            var resident = process.WorkingSet64;
            return before with
            {
                Processor = process.TotalProcessorTime,
                PeakBytes = Math.Max(before.PeakBytes, process.PeakWorkingSet64),
                EarlyBytes = before.EarlyBytes == 0 && IsEarly?.Invoke() == false ? resident : before.EarlyBytes,
                LateBytes = resident > 0 ? resident : before.LateBytes,
            };
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return before;
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(Program, Arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }

    private static bool IsSetting(string name) =>
        name.Equals("MODEL", StringComparison.OrdinalIgnoreCase) || name.StartsWith("HARNESS_", StringComparison.OrdinalIgnoreCase);
}
