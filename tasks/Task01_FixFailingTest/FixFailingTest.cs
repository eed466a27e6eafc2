using Harness.Fixtures;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness.Tasks.Task01_FixFailingTest;

/// <summary>
/// One visible test fails. Its assertion names the delivery promise; the cause is three calls away, in how a calendar groups
/// the days on which holidays are observed.
/// </summary>
public sealed class FixFailingTest(HarnessFixture harness) : AgenticTask
{
    [AgenticTask("task_01", "fix_failing_test")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools =>
        [ToolNames.ListFiles, ToolNames.ReadFile, ToolNames.Search, ToolNames.WriteFile, ToolNames.EditFile, ToolNames.RunTests];

    public override IReadOnlyDictionary<string, string> Renamings(int instance) => OtherNames.Of(instance);

    public override async Task CheckAsync(Checks checks)
    {
        checks.That("visible_tests_unchanged", () =>
        {
            var changedTests = checks.Changes
                .Where(change => change.Path.StartsWith("tests/", StringComparison.Ordinal) && change.Kind != FileChangeKind.New)
                .Select(change => $"{change.Path} ({change.Kind})");
            changedTests.Should().BeEmpty("the existing test files stay as they are");
        });

        var report = await checks.RunTestsAsync(hidden: true);
        checks.That("visible_tests_pass", () => report.ShouldPass(checks.Renamed("Halden.Dispatch.Tests")));
        var hidden = checks.Renamed("Halden.Dispatch.Acceptance");
        checks.That("other_dates_and_calendars_are_right", () => report.ShouldPass(hidden + ".ObservedAcrossTheYearEnd"));
        checks.That("neighbours_still_work", () => report.ShouldPass(hidden + ".NeighboursOfTheCause"));
    }
}
