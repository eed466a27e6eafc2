using System.Collections.Concurrent;
using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.CSharp;
using Harness.Fixtures;
using Harness.Models;
using Harness.Settings;
using Harness.Tasks.Task07_MultiStepPlan;
using Harness.Tasks.Tests;
using Harness.Tasks.Tests.Mutants;

[assembly: AssemblyFixture(typeof(MatrixFixture))]

namespace Harness.Tasks.Tests;

/// <summary>Plays scripted models through the real loop, tools, workspace, compiler, test host and checker.</summary>
public sealed class MatrixFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matrix-").FullName;
    private readonly TestBench _bench = new();
    private readonly PreparedTasks _tasks = new(Path.GetTempPath());
    private readonly ConcurrentDictionary<(string Task, string Solution), Lazy<Task<FinishedRun>>> _finished = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<MutationScore>>> _scores = new();
    private readonly ConcurrentBag<PreparedTasks> _prepared = [];
    private CampaignFolder? _campaign;

    public static IReadOnlyList<TaskDefinition> Tasks { get; } = AgenticTask.DefinedIn(typeof(MultiStepPlan).Assembly);

    /// <summary>Whether instances of the task differ at all; where they do not, playing the published one is enough.</summary>
    public static bool HasInstances(TaskDefinition task) => !task.Renaming(1).IsEmpty;

    public ValueTask InitializeAsync()
    {
        _campaign = CampaignFolder.Create(_folder, new DateOnly(2026, 1, 1), "matrix", "agentic-core-v1");
        return default;
    }

    public Task<RunRecord> PlayAsync(string task, string model, int instance = 0) =>
        PlayAsync(Definition(task), model, _tasks, instance);

    /// <summary>What a solution left for the checker to judge, in the published instance. Played once.</summary>
    internal Task<FinishedRun> FinishAsync(string task, string solution) =>
        _finished.GetOrAdd((task, solution), _ => new Lazy<Task<FinishedRun>>(() => FinishAsync(Definition(task), solution))).Value;

    /// <summary>How many mutants of its reference a task's checker kills. Measured once.</summary>
    internal Task<MutationScore> MutationScoreAsync(string task) =>
        _scores.GetOrAdd(task, _ => new Lazy<Task<MutationScore>>(async () =>
            await MutationScore.OfAsync(Definition(task), await FinishAsync(task, "reference"), TestContext.Current.CancellationToken))).Value;

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        _tasks.Dispose();
        foreach (var tasks in _prepared)
            tasks.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static TaskDefinition Definition(string task) => Tasks.Single(t => t.Id == task);

    private Task<RunRecord> PlayAsync(TaskDefinition task, string model, PreparedTasks tasks, int instance)
    {
        var settings = new HarnessSettings { Model = model };
        var evaluation = new Evaluation(
            new ModelFactory(settings, _ => null, TimeProvider.System).Create(),
            _campaign!, _bench, tasks,
            new EvaluationOptions { WorkFolder = Path.GetTempPath(), Instance = instance },
            TimeProvider.System);
        return evaluation.RunAsync(task, run: 1, TestContext.Current.CancellationToken);
    }

    private async Task<FinishedRun> FinishAsync(TaskDefinition task, string solution)
    {
        FinishedRun? finished = null;
        var capturing = task with
        {
            Check = (run, cancellation) =>
            {
                finished = run;
                return task.Check(run, cancellation);
            },
        };
        var tasks = new PreparedTasks(Path.GetTempPath());
        _prepared.Add(tasks);
        var record = await PlayAsync(capturing, "scripted:" + solution, tasks, instance: 0);
        return finished ?? throw new InvalidOperationException($"{task.Id} {solution} was not judged: {record.Error}");
    }
}
