using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Commands;
using Harness.Loopback.Protocols;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>A campaign of two runs over a wire, and its replay, when the server has gone and no key is set.</summary>
public sealed class WireCampaign : IAsyncDisposable
{
    private static readonly string[] BothTasks = ["-trait", "Task=" + WireScenario.Passed, "-trait", "Task=" + WireScenario.Failed];

    private readonly Measurement _live = new();
    private readonly Measurement _later = new();

    private WireCampaign(WireCase wire) => Wire = wire;

    public WireCase Wire { get; }

    public FinishedCommand Command { get; private set; } = null!;

    public FinishedCommand ReplayCommand { get; private set; } = null!;

    /// <summary>What reached the server.</summary>
    public IReadOnlyList<ReceivedRequest> Requests { get; private set; } = [];

    public CampaignFolder Folder { get; private set; } = null!;

    public CampaignFolder Replay => _live.Campaigns.Single(campaign => campaign.Id != Folder.Id);

    /// <summary>Every file that either command left.</summary>
    public IEnumerable<string> Files => new[] { _live.CampaignsFolder, _live.WorkFolder, _later.WorkFolder }
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));

    public static async Task<WireCampaign> PlayAsync(WireCase wire)
    {
        var campaign = new WireCampaign(wire);
        await using (var server = wire.Server())
        {
            await server.StartAsync(wire.Scenario.Answer);
            campaign._live.Model(wire.Model).Runs(1)
                .Set("HARNESS_SANDBOX", "none")
                .Set("HARNESS_BASE_URL", server.BaseUrl.ToString())
                .Set("HARNESS_MAX_ATTEMPTS", "1")
                .Set("HARNESS_MAX_COST_USD", "5");
            foreach (var (name, value) in wire.Keys.Concat(wire.Settings)) campaign._live.Set(name, value);
            campaign.Command = await (wire.Reported
                ? campaign._live.DotnetTestAsync("--filter", $"Task={WireScenario.Passed}|Task={WireScenario.Failed}")
                : campaign._live.ExecuteAsync(BothTasks));
            campaign.Requests = server.Requests;
        }

        campaign.Folder = campaign._live.Campaigns.Should().ContainSingle(campaign.Command.Everything).Subject;
        campaign.ReplayCommand = await campaign._later.Model("replay:" + campaign.Folder.Id).Runs(1)
            .Set("HARNESS_SANDBOX", "none")
            .Set("HARNESS_CAMPAIGNS_FOLDER", campaign._live.CampaignsFolder)
            .ExecuteAsync(BothTasks);
        return campaign;
    }

    public RunRecord RecordOf(string task) => Folder.ReadRuns().Records.Should().ContainSingle(run => run.Task == task, Command.Everything).Subject;

    public async ValueTask DisposeAsync()
    {
        await _later.DisposeAsync();
        await _live.DisposeAsync();
    }
}
