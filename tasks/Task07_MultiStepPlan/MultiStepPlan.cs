using Harness.Fixtures;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness.Tasks.Task07_MultiStepPlan;

/// <summary>Four files in order, each quoting the one before it. Order is read from the tool calls, never from file times.</summary>
public sealed class MultiStepPlan(HarnessFixture harness) : AgenticTask
{
    private static readonly Step[] Steps =
    [
        new(1, "freeze the release branch", "MERLE-418", "none", 20, 20),
        new(2, "migrate the invoice tables", "ORIOL-273", "MERLE-418", 45, 65),
        new(3, "switch traffic to the new nodes", "PIPIT-906", "ORIOL-273", 30, 95),
        new(4, "close the change ticket", "SERIN-551", "PIPIT-906", 15, 110),
    ];

    [AgenticTask("task_07", "multi_step_plan")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools => [ToolNames.WriteFile];

    public override Task CheckAsync(Checks checks)
    {
        foreach (var step in Steps)
            checks.Artefact(step.File, text => Step.Normalize(text).Should().Be(step.Expected, "that is what {0} must say", step.File));

        checks.That("only_the_four_files", () => checks.Files.Should().BeSubsetOf(Steps.Select(s => s.File)));
        checks.That("written_in_order", () =>
        {
            var firstWrites = checks.Calls
                .Where(call => call is { Tool: ToolNames.WriteFile, Status: ToolCallStatus.Succeeded })
                .Select(call => WorkspacePath.Parse(call.Argument("path")!).ToString())
                .Where(path => Steps.Any(s => s.File == path))
                .Distinct();
            firstWrites.Should().Equal(Steps.Select(s => s.File), "each step's file is written after the file of the step before it");
        });
        return Task.CompletedTask;
    }
}
