using Harness.Campaigns.Outcomes;
using Microsoft.TestPlatform.VsTestConsole.TranslationLayer;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;
using TestResult = Microsoft.VisualStudio.TestPlatform.ObjectModel.TestResult;

namespace Harness.EndToEnd.Tests;

/// <summary>Plays an IDE's test explorer over the protocol that Visual Studio and C# Dev Kit use. No logger is active there.</summary>
public sealed class ExplorerTests : IAsyncDisposable
{
    private static readonly string[] Alone = ["task_07", "task_09", "task_10"];

    private readonly Measurement _measurement = new();

    [Fact]
    public async Task Any_row_runs_alone_and_is_recorded_with_its_reports()
    {
        var settings = await File.ReadAllTextAsync(Path.Combine(Suite.Root, "runsettings", "default.runsettings"), TestContext.Current.CancellationToken);
        var console = new VsTestConsoleWrapper(await Suite.VSTestConsoleAsync(), new ConsoleParameters
        {
            EnvironmentVariables = _measurement.Environment.ToDictionary(e => e.Key, e => (string?)e.Value),
            InheritEnvironmentVariables = false,
        });
        try
        {
            console.StartSession();
            var discovery = new Discovery();
            console.DiscoverTests([Suite.Assembly], settings, discovery);
            var rows = discovery.Found.Where(test => test.Traits.Any(trait => trait.Name == "Run")).ToList();
            rows.Should().OnlyHaveUniqueItems(row => row.Id).And.HaveCountGreaterThan(2 * Suite.RunsPerTask);

            // One of each task. The second run, because a position would find the first.
            var second = rows.Where(row => row.DisplayName.EndsWith("· run 2", StringComparison.Ordinal)).ToList();
            second.Should().HaveCount(rows.Count / Suite.RunsPerTask);
            // Some by a process of their own, in the middle and at the end; the others are found by their ids in one.
            var alone = second.Where(row => Alone.Contains(row.DisplayName.Split(' ')[0])).ToList();
            alone.Should().HaveCount(Alone.Length);
            foreach (var row in alone)
                RunAndVerify(console, settings, [row]);
            RunAndVerify(console, settings, [.. second.Except(alone)]);

            _measurement.Campaigns.Should().HaveCount(alone.Count + 1);
        }
        finally
        {
            console.EndSession();
        }
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private void RunAndVerify(VsTestConsoleWrapper console, string settings, IReadOnlyList<TestCase> rows)
    {
        var names = rows.Select(row => row.DisplayName).ToList();
        var run = new Run();
        console.RunTests(rows, settings, run);

        run.Results.Should().OnlyContain(result => result.Outcome == TestOutcome.Passed);
        run.Results.Select(result => result.TestCase.DisplayName).Should().BeEquivalentTo(names);
        var campaign = _measurement.Campaigns.OrderBy(c => c.ReadManifest().CreatedAt).Last();
        var records = campaign.ReadRuns().Records;
        records.Select(record => $"{record.Task} {record.Name} · run {record.Run}").Should().BeEquivalentTo(names, "they were run alone");
        records.Should().OnlyContain(record => record.Outcome.Kind == OutcomeKind.Passed);
        var table = File.ReadAllText(campaign.PathOf("pass_rate_by_task.csv"));
        records.Should().OnlyContain(record => table.Contains(record.Task, StringComparison.Ordinal));
        File.Exists(campaign.PathOf("report.md")).Should().BeTrue();
    }

    private sealed class Discovery : ITestDiscoveryEventsHandler
    {
        private readonly List<TestCase> _found = [];

        public IReadOnlyList<TestCase> Found => _found;

        public void HandleDiscoveredTests(IEnumerable<TestCase>? discoveredTestCases) => _found.AddRange(discoveredTestCases ?? []);

        public void HandleDiscoveryComplete(long totalTests, IEnumerable<TestCase>? lastChunk, bool isAborted) => HandleDiscoveredTests(lastChunk);

        public void HandleLogMessage(TestMessageLevel level, string? message)
        {
        }

        public void HandleRawMessage(string rawMessage)
        {
        }
    }

    private sealed class Run : ITestRunEventsHandler
    {
        private readonly List<TestResult> _results = [];

        public IReadOnlyList<TestResult> Results => _results;

        public void HandleTestRunStatsChange(TestRunChangedEventArgs? testRunChangedArgs) => _results.AddRange(testRunChangedArgs?.NewTestResults ?? []);

        public void HandleTestRunComplete(
            TestRunCompleteEventArgs testRunCompleteArgs,
            TestRunChangedEventArgs? lastChunkArgs,
            ICollection<AttachmentSet>? runContextAttachments,
            ICollection<string>? executorUris) => HandleTestRunStatsChange(lastChunkArgs);

        public int LaunchProcessWithDebuggerAttached(TestProcessStartInfo testProcessStartInfo) => -1;

        public void HandleLogMessage(TestMessageLevel level, string? message)
        {
        }

        public void HandleRawMessage(string rawMessage)
        {
        }
    }
}
