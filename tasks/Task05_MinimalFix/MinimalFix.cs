using Harness.Fixtures;
using Harness.Tools;

namespace Harness.Tasks.Task05_MinimalFix;

/// <summary>
/// A guard is missing on two paths of one file. The check that both share is also used by a third path, which must stay
/// open; the budget of lines has room for the guards and for nothing else.
/// </summary>
public sealed class MinimalFix(HarnessFixture harness) : AgenticTask
{
    private const string Ledger = "src/Points/PointsLedger.cs";
    private const int MostChangedLines = 6;

    [AgenticTask("task_05", "minimal_fix")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools =>
        [ToolNames.ListFiles, ToolNames.ReadFile, ToolNames.Search, ToolNames.WriteFile, ToolNames.EditFile, ToolNames.RunTests];

    public override async Task CheckAsync(Checks checks)
    {
        var all = await checks.RunTestsAsync(hidden: true);
        checks.That("existing_tests_pass", () => all.ShouldPass("Brightwater.Loyalty.Tests"));
        checks.That("vouchers_are_refused", () => all.ShouldPass("Brightwater.Loyalty.Acceptance.VouchersOfFrozenAccounts"));
        checks.That("gifts_are_refused", () => all.ShouldPass("Brightwater.Loyalty.Acceptance.GiftsOfFrozenAccounts"));
        checks.That("everything_else_stays", () => all.ShouldPass("Brightwater.Loyalty.Acceptance.EverythingElseStays"));

        checks.That("only_the_ledger_changed", () =>
        {
            var otherChanges = checks.Changes.Where(change => change.Path != Ledger).Select(change => $"{change.Path} ({change.Kind})");
            otherChanges.Should().BeEmpty("no other file than {0} may be changed, added or removed", Ledger);
        });
        checks.That("at_most_6_lines_changed", () =>
        {
            var notText = checks.Changes.Where(change => change.Added is null || change.Removed is null).Select(change => change.Path);
            notText.Should().BeEmpty("only lines of text can be counted");
            var changedLines = checks.Changes.Sum(change => change.Added + change.Removed);
            changedLines.Should().BeLessThanOrEqualTo(MostChangedLines, "that many lines may be added and removed in all");
        });
    }
}
