using Harness.Campaigns.Records;
using Harness.CSharp;
using Harness.Fixtures;
using Harness.Models;
using Harness.Sandboxes;
using Harness.Settings;
using Harness.Tasks.Task07_MultiStepPlan;
using Harness.Tasks.Tests;

[assembly: AssemblyFixture(typeof(MatrixFixture))]

namespace Harness.Tasks.Tests;

/// <summary>Plays scripted models through the real loop, tools, workspace, compiler, test host and checker.</summary>
public sealed class MatrixFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matrix-").FullName;
    private readonly TestBench _bench = new();
    private readonly Databases _databases = new(Path.GetTempPath());
    private CampaignFolder? _campaign;

    public static IReadOnlyList<TaskDefinition> Tasks { get; } = AgenticTask.DefinedIn(typeof(MultiStepPlan).Assembly);

    public ValueTask InitializeAsync()
    {
        _campaign = CampaignFolder.Create(_folder, new DateOnly(2026, 1, 1), "matrix", "agentic-core-v1");
        return default;
    }

    public Task<RunRecord> PlayAsync(string task, string model)
    {
        var settings = new HarnessSettings { Model = model };
        var evaluation = new Evaluation(
            new ModelFactory(settings, _ => null, TimeProvider.System).Create(),
            _campaign!, _bench, _databases,
            new EvaluationOptions { WorkFolder = Path.GetTempPath() },
            TimeProvider.System);
        return evaluation.RunAsync(Tasks.Single(t => t.Id == task), run: 1, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        _databases.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
