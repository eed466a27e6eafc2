using Harness.Fixtures;
using Harness.Tools;

namespace Harness.Tasks.Task04_TraceThroughCodebase;

/// <summary>
/// An amount on a page, and eight members between the page and the number that it is made from. The amount itself stands in
/// four other places; a module replaces the obvious implementation, two decorators wrap whatever is there, and the override
/// that is called leaves this vehicle to its base class.
/// </summary>
public sealed class TraceThroughCodebase(HarnessFixture harness) : AgenticTask
{
    private const string Trace = "trace.json";

    [AgenticTask("task_04", "trace_through_codebase")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools => [ToolNames.ListFiles, ToolNames.ReadFile, ToolNames.Search, ToolNames.WriteFile];

    public override IReadOnlyDictionary<string, string> Renamings(int instance) => Variant.Of(instance);

    public override Task CheckAsync(Checks checks)
    {
        var expected = ExpectedTrace.Published.Renamed(checks.Renamed);
        var declaration = Declaration.Of(expected.OriginMember, checks.Original(expected.OriginFile));

        checks.That("origin_is_right", () =>
        {
            var problems = expected.ProblemsOfOrigin(checks.Json(Trace), declaration);
            problems.Should().BeEmpty("the origin in {0} is the member that holds the rate", Trace);
        });
        checks.That("chain_is_right", () =>
        {
            var problems = expected.ProblemsOfChain(checks.Json(Trace));
            problems.Should().BeEmpty("the chain in {0} leads from the page to the origin", Trace);
        });
        checks.That("nothing_else_changed", () =>
        {
            var otherChanges = checks.Changes.Where(change => change.Path != Trace).Select(change => $"{change.Path} ({change.Kind})");
            otherChanges.Should().BeEmpty("{0} is the only file that is added or changed", Trace);
        });
        checks.That("the_code_was_read", () => checks.Calls.Should().Contain(
            call => IsLook(call), "the answer must come from the code: at least one file has to be read or searched"));
        return Task.CompletedTask;
    }

    private static bool IsLook(ToolCall call) =>
        call is { Tool: ToolNames.ReadFile or ToolNames.Search, Status: ToolCallStatus.Succeeded };
}
