using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.CSharp;
using Harness.Models;
using Harness.Tests.CSharp;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Tests;

/// <summary>A tiny task in a temporary folder (make <c>answer.txt</c> say 42), a campaign, and an evaluation that plays it.</summary>
internal sealed class EvaluatedTask : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<PreparedTasks> _prepared = [];
    private readonly SharedBench _shared;

    public EvaluatedTask(SharedBench shared)
    {
        _shared = shared;
        _folder.File("task/prompt.md", "Write 42 into answer.txt.");
        _folder.File("task/workspace/answer.txt", "41\n");
        _folder.File("task/Checker.cs", "// the checker's source");
        Campaign = CampaignFolder.Create(Path.Combine(_folder.Path, "campaigns"), new DateOnly(2026, 1, 2), "test", "suite-v1");
        Options = new EvaluationOptions { WorkFolder = WorkFolder };
        Definition = new TaskDefinition
        {
            Suite = "suite-v1",
            Id = "task_01",
            Name = "answer",
            Folder = Path.Combine(_folder.Path, "task"),
            Tools = [ToolNames.ReadFile, ToolNames.WriteFile],
            Check = (run, _) => Task.FromResult(Judge(run)),
        };
    }

    public CampaignFolder Campaign { get; }

    public EvaluationOptions Options { get; set; }

    public TaskDefinition Definition { get; set; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string WorkFolder => Path.Combine(_folder.Path, "work");

    /// <summary>The workspaces that are there now.</summary>
    public IReadOnlyList<string> Workspaces => Directory.Exists(WorkFolder) ? Directory.GetDirectories(WorkFolder) : [];

    /// <summary>Transcripts of runs that are in flight, or never ended.</summary>
    public IEnumerable<string> InFlight => Directory.EnumerateFiles(Campaign.FullPath, "*.partial", SearchOption.AllDirectories);

    public static ScriptedTurn Writes(string text) => new(null, [new ScriptedCall(ToolNames.WriteFile, new() { ["path"] = "answer.txt", ["content"] = text })]);

    public static ModelUnderTest Scripted(params ScriptedTurn[] turns) =>
        Model(new ScriptedChatClient("scripted:test", turns)) with { Prices = PriceList.Free };

    public static ModelUnderTest Model(IChatClient client) => new() { Name = "test", ClientFor = _ => client };

    public void File(string relative, string text) => _folder.File("task/" + relative, text);

    /// <summary>As a process of its own would make it: the task is prepared anew.</summary>
    public Evaluation Evaluation(ModelUnderTest model, TestBench? bench = null)
    {
        _prepared.Add(new PreparedTasks(WorkFolder));
        return new Evaluation(model, Campaign, bench ?? _shared.Bench, _prepared[^1], Options, Time);
    }

    public Task<RunRecord> PlayAsync(params ScriptedTurn[] turns) => PlayAsync(Scripted(turns));

    public Task<RunRecord> PlayAsync(ModelUnderTest model, int run = 1) =>
        Evaluation(model).RunAsync(Definition, run, TestContext.Current.CancellationToken);

    /// <summary>Plays it with programs that run in another sandbox.</summary>
    public Task<RunRecord> PlayAsync(ModelUnderTest model, TestBench bench) =>
        Evaluation(model, bench).RunAsync(Definition, run: 1, TestContext.Current.CancellationToken);

    /// <summary>The verdict is what <paramref name="check"/> says.</summary>
    public void CheckedBy(Func<FinishedRun, CancellationToken, Task<Verdict>> check) => Definition = Definition with { Check = check };

    public void Dispose()
    {
        _prepared.ForEach(tasks => tasks.Dispose());
        _folder.Dispose();
    }

    private static Verdict Judge(FinishedRun run) =>
        run.Final.Find("answer.txt")?.Text?.Text.Trim() == "42"
            ? new Verdict(1, 1, [])
            : new Verdict(1, 0, [new FailedCheck("answer", ["answer.txt does not say 42"])]);
}
