using System.Diagnostics;
using Harness.CSharp;
using Harness.Tools;

namespace Harness.Benchmarks;

/// <summary>
/// The tool <c>run_tests</c> beside <c>dotnet test --no-restore</c> in the same workspace, alternating. Before each call a source
/// changes.
/// </summary>
internal static class RunTestsBenchmark
{
    private const int Rounds = 5;
    private const int CallsPerRound = 4;
    private const int WarmUpCalls = 2;
    private const double TargetSeconds = 1;
    private const double TargetFactor = 8;

    private static readonly Dictionary<string, string> NoSettings = [];

    public static async Task<MarkdownTable> RunAsync()
    {
        using var workspace = new ChangingWorkspace();
        await using var bench = new TestBench();
        var tool = new RunTestsTool(bench, workspace.Folder);
        var cold = await TimeToolAsync(tool, workspace);
        for (var i = 0; i < WarmUpCalls; i++)
            await TimeToolAsync(tool, workspace);
        await (new TimedCommand("dotnet", ["restore"], NoSettings) { Folder = workspace.Folder }).RunAsync();
        await TimeTestAsync(workspace);

        List<double> calls = [], tests = [], factors = [];
        for (var round = 0; round < Rounds; round++)
        {
            List<double> these = [];
            for (var i = 0; i < CallsPerRound; i++)
                these.Add(await TimeToolAsync(tool, workspace));
            var test = await TimeTestAsync(workspace);
            calls.AddRange(these);
            tests.Add(test);
            factors.Add(test / new Sample(these).Median);
        }

        var table = new MarkdownTable("`run_tests` in the workspace of task_01, one source changed before each call");
        table.AddAtMost("`run_tests`, warm", new Sample(calls), TargetSeconds, "0.00", " s");
        table.Add("`run_tests`, the first call, with no warm-up before it", new Sample([cold]).ToText("0.00", " s"));
        table.Add("`dotnet test --no-restore`, warm", new Sample(tests).ToText("0.00", " s"));
        table.AddAtLeast("times faster, by round", new Sample(factors), TargetFactor, "0.0");
        return table;
    }

    private static async Task<double> TimeToolAsync(RunTestsTool tool, ChangingWorkspace workspace)
    {
        workspace.Change();
        var clock = Stopwatch.StartNew();
        var reply = await tool.InvokeAsync(new ToolArguments(new Dictionary<string, object>()), CancellationToken.None);
        var seconds = clock.Elapsed.TotalSeconds;
        if (reply.IsError || !reply.Text.Contains(" passed, 0 failed", StringComparison.Ordinal))
            throw new InvalidOperationException("the tests did not pass: " + reply.Text);
        return seconds;
    }

    private static async Task<double> TimeTestAsync(ChangingWorkspace workspace)
    {
        workspace.Change();
        var test = new TimedCommand("dotnet", ["test", "--no-restore"], NoSettings) { Folder = workspace.Folder };
        return (await test.RunAsync()).Wall.TotalSeconds;
    }
}
