using Harness.CSharp;
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

    public override void Prepare(WorkspaceSetup setup) => Variant.Of(setup.Instance)?.WriteTo(setup);

    public override async Task CheckAsync(Checks checks)
    {
        checks.That("visible_tests_unchanged", () =>
        {
            var changedTests = checks.Changes
                .Where(change => change.Path.StartsWith("tests/", StringComparison.Ordinal) && change.Kind != FileChangeKind.New)
                .Select(change => $"{change.Path} ({change.Kind})");
            changedTests.Should().BeEmpty("the existing test files stay as they are");
        });

        var visible = await checks.RunTestsAsync(hidden: false);
        checks.That("visible_tests_pass", () => Pass(visible, "Halden.Dispatch.Tests"));

        var all = await checks.RunTestsAsync(hidden: true);
        checks.That("other_dates_and_calendars_are_right", () => Pass(all, "Halden.Dispatch.Acceptance.ObservedAcrossTheYearEnd"));
        checks.That("neighbours_still_work", () => Pass(all, "Halden.Dispatch.Acceptance.NeighboursOfTheCause"));
    }

    // A skipped test has not passed: code can skip the test that calls it.
    private static void Pass(TestReport report, string scope)
    {
        report.Problem.Should().BeNull("all tests must compile and run to their end:\n{0}", report.ToText(2_000));
        if (report.Problem is not null)
            return;

        var tests = report.Tests.Where(test => test.Name.StartsWith(scope + ".", StringComparison.Ordinal)).ToList();
        tests.Should().NotBeEmpty("{0} holds tests", scope);
        var testsThatDidNotPass = tests.Where(test => test.Status != TestStatus.Passed).Select(Described).ToList();
        testsThatDidNotPass.Should().BeEmpty("every test of {0} must pass", scope);
    }

    private static string Described(TestCase test) =>
        $"{test.Name} {test.Status}: {test.Message.ReplaceLineEndings(" ")}";
}
