using System.Globalization;
using Harness.Campaigns.Records;

namespace Harness.Sandboxes;

/// <summary>How programs ended that ran into a limit on purpose, the same ones with every provider: a limit is in force when it was seen to end one.</summary>
/// <param name="Memory">Of one whose processes had too much memory together, none of them alone.</param>
/// <param name="Disk">Of one whose files were too large together, and a file too.</param>
/// <param name="Time">Of one that took too long.</param>
/// <param name="Output">Of one that wrote too much.</param>
internal sealed record LimitTrial(SandboxEnd Memory, SandboxEnd Disk, SandboxEnd Time, SandboxEnd Output)
{
    // Whoever is not stopped ends by itself after the seconds of its argument. A kernel that kills one process for the memory of all leaves the others waiting.
    private const string Hoard = """
        for i in 1 2 3 4; do ( x=$(head -c 30000000 /dev/zero | tr '\0' a); sleep $1 ) & children="$children $!"; done
        while sleep 0.1; do
          for child in $children; do kill -0 $child || { wait $child; exit $?; }; done
        done 2> /dev/null
        """;

    private const string Fill = "for i in 1 2 3 4; do head -c 3000000 /dev/zero > file$i; done; sleep $1";
    private const string Talk = "while echo again and again; do :; done";

    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(8);

    /// <summary>What is wrong with a limit without a trial.</summary>
    public const string NotTried = "not tried";

    /// <summary>Small enough to be reached at once.</summary>
    public static SandboxLimits Small { get; } = new()
    {
        Wall = TimeSpan.FromSeconds(20),
        MemoryBytes = 64L << 20,
        FileBytes = 2L << 20,
        DiskBytes = 4L << 20,
        OutputBytes = 1L << 20,
        Processes = 40,
        Cpu = TimeSpan.FromSeconds(15),
    };

    /// <summary>Runs the programs, all at the same time.</summary>
    /// <param name="provider">What is tried.</param>
    /// <param name="folder">Where their workspaces are made; nobody else uses it.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="patience">How long too much memory and too much disk wait to be noticed; whole seconds. Default: 8 seconds.</param>
    /// <exception cref="SandboxException">A sandbox does not start.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<LimitTrial> RunAsync(ISandboxProvider provider, string folder, CancellationToken cancellation, TimeSpan? patience = null)
    {
        var seconds = (patience ?? UsualPatience).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        async Task<SandboxEnd> EndOfAsync(string name, string script, SandboxLimits limits) =>
            (await provider.RunAsync(Command(provider, Path.Combine(folder, name), [script, "sh", seconds], limits), cancellation).ConfigureAwait(false)).End;
        var ends = await Task.WhenAll(
            EndOfAsync("memory", Hoard, Small),
            EndOfAsync("disk", Fill, Small),
            EndOfAsync("time", "sleep 8", Small with { Wall = TimeSpan.FromMilliseconds(300) }),
            EndOfAsync("output", Talk, Small)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return new LimitTrial(ends[0], ends[1], ends[2], ends[3]);
    }

    /// <summary>What is wrong with a limit; nothing when it ended the program that ran into it.</summary>
    /// <param name="guard"><see cref="IsolationGuard.Memory"/>, <see cref="IsolationGuard.Disk"/> or <see cref="IsolationGuard.Time"/>.</param>
    public IReadOnlyList<string> Problems(string guard) => guard switch
    {
        IsolationGuard.Memory => Ended(Memory, SandboxEnd.MemoryLimit),
        IsolationGuard.Disk => Ended(Disk, SandboxEnd.DiskLimit),
        IsolationGuard.Time => [.. Ended(Time, SandboxEnd.WallLimit), .. Ended(Output, SandboxEnd.OutputLimit)],
        _ => throw new ArgumentOutOfRangeException(nameof(guard), guard, "is not a limit that is tried"),
    };

    /// <summary>A row of the report.</summary>
    /// <param name="trial">Null when there was none: then nothing is in force.</param>
    /// <param name="guard">As <see cref="Problems"/> takes it.</param>
    /// <param name="how">By what it holds, if it does.</param>
    public static IsolationGuard Row(LimitTrial? trial, string guard, string how)
    {
        var problems = trial?.Problems(guard) ?? [NotTried];
        return problems.Count == 0 ? new IsolationGuard(guard, true, how) : new IsolationGuard(guard, false, string.Join("; ", problems));
    }

    private static string[] Ended(SandboxEnd end, SandboxEnd expected) =>
        end == expected ? [] : [$"a program that passed its limit ended with {end}, not with {expected}"];

    private static SandboxCommand Command(ISandboxProvider provider, string folder, string[] script, SandboxLimits limits)
    {
        var work = SandboxMount.Workspace(Path.Combine(folder, "work"));
        Directory.CreateDirectory(work.HostPath);
        var temporary = Path.Combine(folder, "tmp");
        Directory.CreateDirectory(temporary);
        return new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", .. script],
            WorkingDirectory = provider.PathOf(work),
            Mounts = [work],
            TemporaryFolder = temporary,
            Limits = limits,
        };
    }
}
