using Harness.CSharp;
using Harness.Fixtures;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness.Tasks.Task06_HandleAmbiguousRequirement;

/// <summary>
/// The ticket asks for the five titles that were "top recently": it leaves the days, the measure and the order of equals open,
/// and the workspace describes all its lists in eight settings, five of which the ticket gives. A decision is therefore read
/// as a pair of words out of that vocabulary and never from prose, each of the 200 readings has hidden tests, and the one that
/// <c>decisions.json</c> names must pass; to fill in all eight settings is no way around, because the prompt asks to leave
/// out what is settled. Tests of what the ticket gives come out the same under every reading, so a wrong list, a missing record
/// and a record that contradicts the list are told apart.
/// </summary>
public sealed class HandleAmbiguousRequirement(HarnessFixture harness) : AgenticTask
{
    private const string Tests = "Lindenvale.Screens.Tests";
    private const string TicketIsMet = "Lindenvale.Screens.Acceptance.TicketIsMet";
    private const string AsDecided = "Lindenvale.Screens.Acceptance.AsDecided";
    private const string List = "src/Lists/TopTitles.cs";
    private const string Record = "decisions.json";

    [AgenticTask("task_06", "handle_ambiguous_requirement")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools =>
        [ToolNames.ListFiles, ToolNames.ReadFile, ToolNames.Search, ToolNames.WriteFile, ToolNames.EditFile, ToolNames.RunTests];

    public override async Task CheckAsync(Checks checks)
    {
        checks.That("docs_and_tests_unchanged", () =>
        {
            var changed = checks.Changes
                .Where(change => change.Path.StartsWith("docs/", StringComparison.Ordinal)
                    || (change.Path.StartsWith("tests/", StringComparison.Ordinal) && change.Kind != FileChangeKind.New))
                .Select(change => $"{change.Path} ({change.Kind})");
            changed.Should().BeEmpty("docs/ and the existing test files stay as they are");
        });

        var report = await checks.RunTestsAsync(hidden: true);
        checks.That("existing_tests_pass", () => report.ShouldPass(Tests));
        checks.Artefact(List, _ => report.ShouldPass(TicketIsMet));
        checks.Artefact(Record, text => DecisionFile.Read(text).Problems.Should().BeEmpty("each entry is a decision that was open"));
        checks.That("open_points_recorded", () =>
            DecisionFile.Read(checks.Text(Record)).Unrecorded.Should().BeEmpty("the list has a value for these settings that nobody else decided"));
        checks.That("behaves_as_decided", () => ShouldBehaveAs(DecisionFile.Read(checks.Text(Record)).Reading, report));
    }

    private static void ShouldBehaveAs(Reading? decided, TestReport report)
    {
        decided.Should().NotBeNull("the list is judged by what {0} decides, and it does not decide window, measure and ties", Record);
        report.Problem.Should().BeNull("all tests must compile and run to their end");
        if (decided is null || report.Problem is not null)
            return;

        var rows = report.Tests.Where(test => test.Name.StartsWith(AsDecided + ".", StringComparison.Ordinal)).ToList();
        var row = rows.Where(test => test.Name == NameOf(decided)).ToList();
        row.Should().ContainSingle("each reading has a test");
        var failed = row.Where(test => test.Status != TestStatus.Passed).Select(test => test.Message.ReplaceLineEndings(" "));
        failed.Should().BeEmpty("{0} says {1}, but the list behaves as {2}", Record, decided, Observed(rows));
    }

    private static string NameOf(Reading reading) =>
        $"{AsDecided}.The_list(window: \"{reading.Window}\", measure: \"{reading.Measure}\", ties: \"{reading.Ties}\")";

    private static string Observed(IReadOnlyList<TestCase> rows)
    {
        var passed = rows.Where(test => test.Status == TestStatus.Passed).Select(test => test.Name[AsDecided.Length..]).ToList();
        return passed.Count == 0 ? "no reading of the ticket" : string.Join(" or ", passed);
    }
}
