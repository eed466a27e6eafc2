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
    private readonly Measurement _measurement = new();

    [Fact]
    public async Task Each_row_runs_alone_and_is_recorded_with_its_reports()
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

            // One of each task, each by a process of its own. The second run, because a position would find the first.
            var alone = rows.Where(row => row.DisplayName.EndsWith("· run 2", StringComparison.Ordinal)).ToList();
            alone.Should().HaveCount(rows.Count / Suite.RunsPerTask);
            foreach (var row in alone)
            {
                var run = new Run();
                console.RunTests([row], settings, run);

                run.Results.Should().ContainSingle().Which.Should().Match<TestResult>(result =>
                    result.Outcome == TestOutcome.Passed && result.TestCase.DisplayName == row.DisplayName);
                var campaign = _measurement.Campaigns.OrderBy(c => c.ReadManifest().CreatedAt).Last();
                var record = campaign.ReadRuns().Records.Should().ContainSingle("{0} was run alone", row.DisplayName).Subject;
                $"{record.Task} {record.Name} · run {record.Run}".Should().Be(row.DisplayName);
                record.Outcome.Kind.Should().Be(OutcomeKind.Passed);
                File.ReadAllText(campaign.PathOf("pass_rate_by_task.csv")).Should().Contain(record.Task);
                File.Exists(campaign.PathOf("report.md")).Should().BeTrue();
            }

            _measurement.Campaigns.Should().HaveCount(alone.Count);
        }
        finally
        {
            console.EndSession();
        }
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

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
