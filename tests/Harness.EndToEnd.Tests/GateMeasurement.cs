using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Commands;

namespace Harness.EndToEnd.Tests;

/// <summary>A measurement with baselines of its own: two short tasks, built-in models, and the commands that judge them.</summary>
public sealed class GateMeasurement : IAsyncDisposable
{
    private const int Runs = 5;

    private readonly string _baselines;

    public GateMeasurement()
    {
        _baselines = Path.Combine(Measurement.WorkFolder, "baselines");
        Measurement.Set("HARNESS_BASELINES_FOLDER", _baselines);
    }

    public Measurement Measurement { get; } = new();

    /// <summary>A new campaign of a model that passes everything.</summary>
    public async Task<CampaignFolder> MeasureAsync()
    {
        var before = Measurement.Campaigns.Select(campaign => campaign.Id).ToList();
        var command = await Measurement.Model("oracle").Runs(Runs).ExecuteAsync("-trait", "Task=task_07", "-trait", "Task=task_08");
        command.ExitCode.Should().Be(0, command.Everything);
        return Measurement.Campaigns.Single(campaign => !before.Contains(campaign.Id));
    }

    /// <summary>Adds a campaign to the baseline <c>main</c>.</summary>
    public async Task BaselineOfAsync(CampaignFolder campaign)
    {
        var added = await ToolAsync("baseline", "add", campaign.Id);
        added.ExitCode.Should().Be(0, added.Everything);
    }

    public Task<FinishedCommand> ToolAsync(params string[] arguments) => Measurement.StartTool(arguments).FinishAsync();

    /// <summary>Copies the campaigns and baselines of another one.</summary>
    public void Take(GateMeasurement other)
    {
        Copy(other.Measurement.CampaignsFolder, Measurement.CampaignsFolder);
        Copy(other._baselines, _baselines);
    }

    public ValueTask DisposeAsync() => Measurement.DisposeAsync();

    private static void Copy(string from, string to)
    {
        foreach (var source in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = new FileInfo(Path.Combine(to, Path.GetRelativePath(from, source)));
            target.Directory!.Create();
            File.Copy(source, target.FullName);
        }
    }
}
