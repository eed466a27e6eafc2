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
    private readonly ConcurrentDictionary<(string Task, string Solution, int Instance), Lazy<Task<PlayedSolution>>> _played = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<MutationScore>>> _scores = new();
    private CampaignFolder? _campaign;

    /// <summary>Compiles and runs as much at once as the machine carries.</summary>
    public TestBench Bench { get; } = new();

    public static IReadOnlyList<TaskDefinition> Tasks { get; } = AgenticTask.DefinedIn(typeof(MultiStepPlan).Assembly);

    // The runs of a task share what is prepared of it, its checker included: what is judged belongs to the run in whose flow that happens.
    private static readonly AsyncLocal<JudgedRun?> Judged = new();

    private static readonly Dictionary<string, TaskDefinition> Watched = Tasks.ToDictionary(task => task.Id, task => task with
    {
        Check = async (run, cancellation) =>
        {
            var verdict = await task.Check(run, cancellation);
            if (Judged.Value is { } judged)
                (judged.Run, judged.Verdict) = (run, verdict);
            return verdict;
        },
    });

    /// <summary>Whether instances of the task differ at all; where they do not, playing the published one is enough.</summary>
    public static bool HasInstances(TaskDefinition task) => !task.Renaming(1).IsEmpty;

    public ValueTask InitializeAsync()
    {
        _campaign = CampaignFolder.Create(_folder, new DateOnly(2026, 1, 1), "matrix", "agentic-core-v1");
        return default;
    }

    /// <summary>Plays any scripted model in the published instance.</summary>
    public Task<RunRecord> PlayAsync(string task, string model) => PlayAsync(Watched[task], model, instance: 0);

    /// <summary>A played solution. Played once: all tests that look at it look at the same run.</summary>
    internal Task<PlayedSolution> PlayedAsync(string task, string solution, int instance = 0) => _played.GetOrAdd(
        (task, solution, instance),
        _ => new Lazy<Task<PlayedSolution>>(async () =>
        {
            var judged = Judged.Value = new();
            var record = await PlayAsync(Watched[task], "scripted:" + solution, instance);
            return new PlayedSolution(record, judged.Run, judged.Verdict);
        })).Value;

    /// <summary>What a task's checker says to the mutants of its reference. Measured once.</summary>
    internal Task<MutationScore> MutationScoreAsync(string task) =>
        _scores.GetOrAdd(task, _ => new Lazy<Task<MutationScore>>(async () =>
            await MutationScore.OfAsync(Tasks.Single(t => t.Id == task), (await PlayedAsync(task, "reference")).Finished, TestContext.Current.CancellationToken))).Value;

    private async Task<RunRecord> PlayAsync(TaskDefinition task, string model, int instance)
    {
        var settings = new HarnessSettings { Model = model };
        var evaluation = new Evaluation(
            await new ModelFactory(settings, _ => null, TimeProvider.System).CreateAsync(),
            _campaign!, Bench, _tasks,
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

    private sealed class JudgedRun
    {
        public FinishedRun? Run { get; set; }

        public Verdict? Verdict { get; set; }
    }
}
