using Harness.Agents;
using Harness.Campaigns.Pricing;
using Harness.Models;
using Harness.Sandboxes;
using Harness.Tests.CSharp;
using Harness.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Harness.Tests.Agents;

/// <summary>One agent loop with real file tools on a real folder and a clock that only the test moves.</summary>
internal sealed class LoopRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _outside = new();

    public LoopRun() => Directory.CreateDirectory(Workspace);

    public FakeTimeProvider Time { get; } = new();

    public Limits Limits { get; init; } = new() { Turns = 10, WorkingTime = TimeSpan.FromMinutes(10) };

    public PriceRow? Price { get; init; }

    public IReadOnlyList<AgentTool> MoreTools { get; init; } = [];

    public string Workspace => Path.Combine(_folder.Path, "work");

    public RunMeter Meter { get; private set; } = new(null, new RunBudget(null, null, null, "", TimeProvider.System), TimeProvider.System);

    public string Transcript { get; private set; } = "";

    public void CancelFromOutside() => _outside.Cancel();

    public Task<AgentEnd> PlayAsync(params ChatResponse[] replies) => PlayAsync(FakeModel.Replying(replies));

    public async Task<AgentEnd> PlayAsync(IChatClient model)
    {
        var files = WorkspaceFiles.Open(Workspace);
        var tools = new ToolBox([new ReadFileTool(files), new WriteFileTool(files), .. MoreTools, new SubmitTool()], []);
        var prices = Price is null ? null : new PriceList([Price]);
        Meter = new RunMeter(prices, new RunBudget(prices, Limits.CostUsd, null, "run", TimeProvider.System), TimeProvider.System);
        using var clock = new WorkingClock(Time, Limits.WorkingTime, _outside.Token);
        using var transcript = new Transcript(Path.Combine(_folder.Path, "run.partial"), new Redaction([]), () => clock.Worked);
        var options = new ChatOptions { MaxOutputTokens = Limits.OutputTokensPerReply };
        try
        {
            return await new AgentLoop(model, options, tools, Limits, Meter, clock, transcript).RunAsync("system", "do it", _outside.Token);
        }
        finally
        {
            transcript.Dispose();
            Transcript = File.ReadAllText(transcript.File);
        }
    }

    public void Dispose()
    {
        _outside.Dispose();
        _folder.Dispose();
    }
}
