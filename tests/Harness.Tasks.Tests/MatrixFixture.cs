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
    private readonly PreparedTasks _tasks = new(Path.GetTempPath());
    private readonly ConcurrentDictionary<(string Task, string Solution), Lazy<Task<FinishedRun>>> _finished = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<MutationScore>>> _scores = new();
    private CampaignFolder? _campaign;

    /// <summary>Compiles and runs as much at once as the machine carries.</summary>
    public TestBench Bench { get; } = new();

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

    /// <summary>What a solution left for the checker to judge, and what the checker said.</summary>
    public async Task<(FinishedRun Run, Verdict Verdict)> JudgeAsync(string task, string solution, int instance = 0)
    {
        (FinishedRun, Verdict)? judged = null;
        var definition = Definition(task);
        var capturing = definition with
        {
            Check = async (run, cancellation) =>
            {
                var verdict = await definition.Check(run, cancellation);
                judged = (run, verdict);
                return verdict;
            },
        };
        using var tasks = new PreparedTasks(Path.GetTempPath());
        var record = await PlayAsync(capturing, "scripted:" + solution, tasks, instance);
        return judged ?? throw new InvalidOperationException($"{task} {solution} was not judged: {record.Error}");
    }

    /// <summary>What a solution left for the checker to judge, in the published instance. Played once.</summary>
    internal Task<FinishedRun> FinishAsync(string task, string solution) =>
        _finished.GetOrAdd((task, solution), _ => new Lazy<Task<FinishedRun>>(async () => (await JudgeAsync(task, solution)).Run)).Value;

    /// <summary>What a task's checker says to the mutants of its reference. Measured once.</summary>
    internal Task<MutationScore> MutationScoreAsync(string task) =>
        _scores.GetOrAdd(task, _ => new Lazy<Task<MutationScore>>(async () =>
            await MutationScore.OfAsync(Definition(task), await FinishAsync(task, "reference"), TestContext.Current.CancellationToken))).Value;

    private static TaskDefinition Definition(string task) => Tasks.Single(t => t.Id == task);

    private async Task<RunRecord> PlayAsync(TaskDefinition task, string model, PreparedTasks tasks, int instance)
    {
        var settings = new HarnessSettings { Model = model };
        var evaluation = new Evaluation(
            await new ModelFactory(settings, _ => null, TimeProvider.System).CreateAsync(),
            _campaign!, Bench, tasks,
            new EvaluationOptions { WorkFolder = Path.GetTempPath(), Instance = instance },
            TimeProvider.System);
        return await evaluation.RunAsync(task, run: 1, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        _tasks.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
