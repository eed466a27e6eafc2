using System.Diagnostics;
using System.Globalization;
using Harness.CSharp;
using Harness.Sandboxes;
using Harness.Sandboxes.Bubblewrap;
using Harness.Sandboxes.Docker;
using Harness.Sandboxes.Landlock;
using Harness.Tools;

namespace Harness.Benchmarks;

/// <summary>
/// What isolation takes: one command, one call of <c>run_tests</c>, and all thirty runs of the suite at once, in each sandbox beside no sandbox,
/// alternating.
/// </summary>
internal sealed class IsolationBenchmark(int repeat)
{
    private const int CommandsPerRound = 20;
    private const int AtOnce = 30;
    private const int WarmUpCalls = 2;
    private const double Megabyte = 1 << 20;

    /// <summary>Between two looks at the memory of all processes: looking takes the kernel some milliseconds for each.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>A further sandbox to compare is a further line; one that does not work here is left out, with the reason.</summary>
    private static readonly IReadOnlyList<Candidate> Candidates =
    [
        new(() => Task.FromResult(new SandboxProbe(UnisolatedProvider.Name, new UnisolatedProvider())), Suite(UnisolatedProvider.Name)),
        new(() => BubblewrapProvider.ProbeAsync(), Suite(BubblewrapProvider.Name)),
        // No setting turns control groups off, so the suite is not run.
        new(async () => (await BubblewrapProvider.ProbeAsync(new BubblewrapOptions { UsesControlGroups = false })) with { Name = "bwrap without control groups" }, null),
        new(() => LandlockProvider.ProbeAsync(new LandlockOptions()), Suite(LandlockProvider.Name)),
        new(
            () => DockerProvider.ProbeAsync(new DockerOptions { Endpoint = Variable("TEST_DOCKER_HOST"), Image = Variable("TEST_DOCKER_IMAGE") ?? new DockerOptions().Image }),
            Suite(DockerProvider.Name, ("DOCKER_HOST", Variable("TEST_DOCKER_HOST")), ("HARNESS_SANDBOX_IMAGE", Variable("TEST_DOCKER_IMAGE")))),
    ];

    public async Task<MarkdownTable> RunAsync()
    {
        var table = new MarkdownTable("Isolation, beside no sandbox");
        List<Contestant> contestants = [];
        try
        {
            foreach (var candidate in Candidates)
            {
                var clock = Stopwatch.StartNew();
                var found = await candidate.ProbeAsync();
                if (found.Provider is null)
                    table.Add($"{found.Name}: not measured", found.Problem ?? "");
                else
                    contestants.Add(new Contestant(found.Name, found.Provider, candidate.Suite, clock.Elapsed.TotalMilliseconds));
            }

            await MeasureAsync(contestants);
            foreach (var contestant in contestants)
                contestant.AddTo(table, contestants[0]);
            return table;
        }
        finally
        {
            foreach (var contestant in contestants)
                await contestant.DisposeAsync();
        }
    }

    private async Task MeasureAsync(List<Contestant> contestants)
    {
        foreach (var contestant in contestants)
        {
            await contestant.CommandAsync();
            for (var i = 0; i < WarmUpCalls; i++)
                await contestant.TestAsync();
        }

        for (var round = 0; round < repeat; round++)
        {
            foreach (var contestant in contestants)
            {
                for (var i = 0; i < CommandsPerRound; i++)
                    contestant.Commands.Add(await TimeAsync(contestant.CommandAsync));
                contestant.Tests.Add(await TimeAsync(contestant.TestAsync));
                await contestant.CrowdAsync();
            }
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    private static Dictionary<string, string> Suite(string sandbox, params (string Name, string? Value)[] more) =>
        more.Append((Name: "HARNESS_SANDBOX", Value: sandbox)).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value!);

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var clock = Stopwatch.StartNew();
        await action();
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <param name="ProbeAsync">Tries whether it works.</param>
    /// <param name="Suite">The settings with which the suite uses it; null when it cannot.</param>
    private sealed record Candidate(Func<Task<SandboxProbe>> ProbeAsync, Dictionary<string, string>? Suite);

    /// <summary>One sandbox with what was measured of it.</summary>
    private sealed class Contestant(string name, ISandboxProvider provider, Dictionary<string, string>? suite, double probeMilliseconds) : IAsyncDisposable
    {
        private readonly TemporaryCampaigns campaigns = new();
        private readonly ChangingWorkspace workspace = new();
        private readonly TestBench bench = new(new TestBenchOptions { Sandboxes = provider });
        private readonly List<double> crowdSeconds = [];
        private readonly List<double> crowdProcessor = [];
        private readonly List<double> crowdPeak = [];

        /// <summary>Milliseconds of each.</summary>
        public List<double> Commands { get; } = [];

        /// <summary>Milliseconds of each.</summary>
        public List<double> Tests { get; } = [];

        /// <summary>After a change, as an agent tests.</summary>
        public async Task TestAsync()
        {
            workspace.Change();
            var reply = await new RunTestsTool(bench, workspace.Folder).InvokeAsync(new ToolArguments(new Dictionary<string, object>()), CancellationToken.None);
            if (reply.IsError || !reply.Text.Contains(" passed, 0 failed", StringComparison.Ordinal))
                throw new InvalidOperationException($"the tests did not pass in {name}: {reply.Text}");
        }

        /// <summary>The whole suite with its scripted model, which never waits, so that all runs are on at once.</summary>
        public async Task CrowdAsync()
        {
            if (suite is null)
                return;
            var processor = Usage.OfChildren();
            var before = Usage.ResidentBytes();
            var command = campaigns.TimeAsync(new TimedCommand(Repository.ExecutableOf(Repository.Tasks, "Harness.Tasks"), [], suite), AtOnce);
            var peak = 0L;
            while (await Task.WhenAny(command, Task.Delay(Interval)) != command)
                peak = Math.Max(peak, Usage.ResidentBytes() - before);
            crowdSeconds.Add((await command).Wall.TotalSeconds);
            crowdProcessor.Add((Usage.OfChildren() - processor).TotalSeconds);
            crowdPeak.Add(peak / Megabyte);
        }

        public void AddTo(MarkdownTable table, Contestant plain)
        {
            table.Add($"{name}: the probe at the start", new Sample([probeMilliseconds]).ToText("0", " ms"));
            table.Add($"{name}: one command", new Sample(Commands).ToText("0.0", " ms") + Ratio(Commands, plain.Commands));
            table.Add($"{name}: one call of `run_tests`", new Sample(Tests).ToText("0", " ms") + Ratio(Tests, plain.Tests));
            if (suite is null)
                return;
            table.Add($"{name}: {AtOnce} runs at once", new Sample(crowdSeconds).ToText("0.0", " s") + Ratio(crowdSeconds, plain.crowdSeconds));
            table.Add($"{name}: {AtOnce} runs at once, processor time", new Sample(crowdProcessor).ToText("0.0", " s") + Ratio(crowdProcessor, plain.crowdProcessor));
            table.Add($"{name}: {AtOnce} runs at once, peak memory", new Sample(crowdPeak).ToText("0", " MiB") + Ratio(crowdPeak, plain.crowdPeak));
        }

        public async ValueTask DisposeAsync()
        {
            await bench.DisposeAsync();
            await provider.DisposeAsync();
            campaigns.Dispose();
            workspace.Dispose();
        }

        private static string Ratio(List<double> values, List<double> plain) =>
            ReferenceEquals(values, plain) ? "" : string.Create(CultureInfo.InvariantCulture, $", {new Sample(values).Median / new Sample(plain).Median:0.00} times");

        public async Task CommandAsync()
        {
            var mount = SandboxMount.Workspace(workspace.Folder);
            var outcome = await provider.RunAsync(new SandboxCommand
            {
                Program = "/bin/sh",
                Arguments = ["-c", "exit 0"],
                WorkingDirectory = provider.PathOf(mount),
                Mounts = [mount],
                TemporaryFolder = workspace.Folder,
            });
            if (outcome.End != SandboxEnd.Exited || outcome.ExitCode != 0)
                throw new InvalidOperationException($"a command ended with {outcome} in {name}");
        }
    }
}
