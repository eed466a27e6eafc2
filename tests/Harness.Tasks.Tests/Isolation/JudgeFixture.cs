using System.Text;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.CSharp;
using Harness.Models;
using Harness.Sandboxes;
using Harness.Tasks.Tests.Isolation;
using Harness.Tools;

[assembly: AssemblyFixture(typeof(JudgeFixture))]

namespace Harness.Tasks.Tests.Isolation;

/// <summary>Real tasks, real checkers and real processes, with a hand on what is judged.</summary>
public sealed class JudgeFixture : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isolation-").FullName;
    private readonly PreparedTasks _tasks = new(Path.GetTempPath());
    private readonly Dictionary<string, FinishedRun> _references = [];
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>One thing at a time, beside those of <see cref="MatrixFixture"/>, which take what the machine carries.</summary>
    public TestBench Bench { get; } = new(new TestBenchOptions { Parallelism = 1 });

    /// <summary>Gives up soon, for what never ends.</summary>
    public TestBench Impatient { get; } =
        new(new TestBenchOptions { Parallelism = 1, CompileLimit = TimeSpan.FromSeconds(4), TestLimit = TimeSpan.FromSeconds(6) });

    public PreparedTask Prepare(string task) => _tasks.Get(MatrixFixture.Tasks.Single(definition => definition.Id == task), instance: 0);

    /// <summary>task_01, judged in one run of its tests.</summary>
    public PreparedTask PrepareAtOnce() => Prepare("task_01") with { Task = new Task01_FixFailingTest.JudgedAtOnce().Define() };

    /// <summary>The finished run of the task's reference solution.</summary>
    public async Task<FinishedRun> ReferenceAsync(string task)
    {
        await _gate.WaitAsync();
        try
        {
            if (!_references.TryGetValue(task, out var finished))
                _references[task] = finished = await PlayAsync(Prepare(task), "reference") with { Prepared = Prepare(task) };
            return finished;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>What the task's checker says of a workspace; an exception would be an invalid run.</summary>
    public async Task<Verdict> JudgeAsync(PreparedTask task, WorkspaceSnapshot final, IReadOnlyList<ToolCall>? calls = null, TestBench? bench = null)
    {
        // Far more than a verdict takes, on a machine that is busy with all other tests.
        var check = task.Task.Check(
            new FinishedRun
            {
                Prepared = task,
                Final = final,
                Changes = WorkspaceDiff.Between(task.Start, final).Files,
                Calls = calls ?? [],
                FinalText = "Done.",
                Bench = bench ?? Bench,
            },
            TestContext.Current.CancellationToken);
        return await check.WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
    }

    public RunSandbox Sandbox(PreparedTask task) => RunSandbox.Create(task, _folder, keep: false);

    public Evaluation Evaluation(IReadOnlyList<ScriptedTurn> turns, PreparedTasks tasks) => new(
        new ModelUnderTest { Name = "scripted", ClientFor = _ => new ScriptedChatClient("scripted:isolation", turns), Prices = PriceList.Free },
        CampaignFolder.Create(Path.Combine(_folder, Guid.NewGuid().ToString("N")), new DateOnly(2026, 1, 1), "isolation", "agentic-core-v1"),
        Bench, tasks, new EvaluationOptions { WorkFolder = _folder }, TimeProvider.System);

    public Evaluation Evaluation(IReadOnlyList<ScriptedTurn> turns) => Evaluation(turns, _tasks);

    public static WorkspaceFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        await Impatient.DisposeAsync();
        _tasks.Dispose();
        _gate.Dispose();
        StubbornFolder.Delete(_folder);
    }

    private async Task<FinishedRun> PlayAsync(PreparedTask task, string solution)
    {
        FinishedRun? finished = null;
        var watched = task.Task with
        {
            Check = (run, _) =>
            {
                finished = run;
                return Task.FromResult(new Verdict(1, 0, []));
            },
        };
        using var tasks = new PreparedTasks(_folder);
        await Evaluation(ScriptedSolution.Read(task.Task.SolutionFolder(solution)).Turns, tasks).RunAsync(watched, run: 1, CancellationToken.None);
        return finished!;
    }
}
