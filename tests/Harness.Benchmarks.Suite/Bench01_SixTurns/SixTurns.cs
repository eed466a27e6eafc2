using Harness.Fixtures;
using Harness.Tools;

namespace Harness.Benchmarks.Suite.Bench01_SixTurns;

/// <summary>The least that looks like work: list, read, write, search, read, answer. What a run of it costs is the harness's own.</summary>
public sealed class SixTurns(HarnessFixture harness) : AgenticTask
{
    [AgenticTask("bench_01", "six_turns", Suite = "harness-benchmarks")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools => [ToolNames.ListFiles, ToolNames.ReadFile, ToolNames.WriteFile, ToolNames.Search];

    public override Task CheckAsync(Checks checks)
    {
        checks.Artefact("late.txt", text => text.TrimEnd().Should().Be("A-1003", "it is the only order with the word late"));
        checks.That("orders_unchanged", () => checks.Text("orders/march.csv").Should().Be(checks.Original("orders/march.csv")));
        return Task.CompletedTask;
    }
}
