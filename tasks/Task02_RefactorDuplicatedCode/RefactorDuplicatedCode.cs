using Harness.CSharp;
using Harness.Fixtures;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness.Tasks.Task02_RefactorDuplicatedCode;

/// <summary>
/// Three public methods are copies of each other, but for two details that their callers rely on. They are to share one
/// implementation, of whatever kind.
/// </summary>
public sealed class RefactorDuplicatedCode(HarnessFixture harness) : AgenticTask
{
    // Of the right solutions the wordiest has runs of about 100 tokens and 120 of its own, most have half of that; a copy of no
    // more than the first half has runs of 154, an implementation of its own in another style has 284 tokens.
    private const int LongestRepeatedRun = 120;
    private const int MostTokensOfItsOwn = 200;

    private static readonly string[] Methods = ["ForGrowers", "ForDrivers", "ForHosts"];

    [AgenticTask("task_02", "refactor_duplicated_code")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools =>
        [ToolNames.ListFiles, ToolNames.ReadFile, ToolNames.Search, ToolNames.WriteFile, ToolNames.EditFile, ToolNames.RunTests];

    public override async Task CheckAsync(Checks checks)
    {
        checks.That("visible_tests_unchanged", () =>
        {
            var changedTests = checks.Changes
                .Where(change => change.Path.StartsWith("tests/", StringComparison.Ordinal) && change.Kind != FileChangeKind.New)
                .Select(change => $"{change.Path} ({change.Kind})");
            changedTests.Should().BeEmpty("the existing test files stay as they are");
        });

        var all = await checks.RunTestsAsync(hidden: true);
        checks.That("visible_tests_pass", () => all.ShouldPass("Wendle.Tests"));
        checks.That("growers_as_before", () => all.ShouldPass("Wendle.Acceptance.Growers"));
        checks.That("drivers_as_before", () => all.ShouldPass("Wendle.Acceptance.Drivers"));
        checks.That("hosts_as_before", () => all.ShouldPass("Wendle.Acceptance.Hosts"));
        checks.That("callers_as_before", () => all.ShouldPass("Wendle.Acceptance.Callers"));
        checks.That("public_api_as_before", () => all.ShouldPass("Wendle.Acceptance.PublicApi"));

        var structure = await checks.StructureAsync();
        checks.That("nothing_is_repeated", () =>
        {
            structure.Problem.Should().BeNull("the code must compile");
            var runs = RepeatedRun.LongerThan(LongestRepeatedRun, structure.Members.Where(SharedWork.IsJudged)).Select(run => run.ToString());
            runs.Should().BeEmpty("no run of more than {0} tokens may occur twice", LongestRepeatedRun);
        });
        checks.That("the_three_share_the_work", () =>
        {
            structure.Problem.Should().BeNull("the code must compile");
            if (structure.Problem is null)
                structure.ShouldLeaveToEach(Methods, MostTokensOfItsOwn);
        });
    }
}
