using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Commands;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

public sealed class ConcurrentCampaignTests : IAsyncDisposable
{
    private const int Runs = 8;

    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(150);

    private readonly Measurement _one = new();
    private readonly Measurement _other = new();

    [Fact]
    public async Task Two_commands_at_once_make_two_campaigns_and_cross_nothing()
    {
        var dear = new Price(200m, 50m, 1000m);
        await using var server = await LoopbackModel.StartAsync(request => StepsModel.Answer(request).Delay(Thinking));
        _one.Against(server).Runs(Runs);
        _other.Against(server).Runs(Runs).Charging(dear).Set("HARNESS_MODELS__LOCAL__MODEL_ID", "loopback-dear").Set("HARNESS_CAMPAIGNS_FOLDER", _one.CampaignsFolder);

        var commands = await Task.WhenAll(_one.DotnetTestAsync("--filter", "Task=task_07"), _other.DotnetTestAsync("--filter", "Task=task_07"));

        _one.Campaigns.Should().HaveCount(2);
        Verify(commands[0], "loopback-1", Price.Usual);
        Verify(commands[1], "loopback-dear", dear);
    }

    [Fact]
    public async Task Two_commands_on_one_campaign_lose_nothing_and_double_no_key()
    {
        await using var server = await LoopbackModel.StartAsync(request => StepsModel.Answer(request).Delay(Thinking));
        _one.Against(server).Runs(Runs).Set("HARNESS_CAMPAIGN", "shared");
        _other.Against(server).Runs(Runs).Set("HARNESS_CAMPAIGN", "shared").Set("HARNESS_CAMPAIGNS_FOLDER", _one.CampaignsFolder);

        var commands = await Task.WhenAll(_one.DotnetTestAsync("--filter", "Task=task_07"), _other.DotnetTestAsync("--filter", "Task=task_07"));

        commands.Should().OnlyContain(command => command.ExitCode == 0);
        _one.Campaign.Id.Should().Be("shared");
        _one.Records.Should().OnlyContain(r => r.Outcome.Kind == OutcomeKind.Passed);
        _one.Records.Select(r => (r.Task, r.Run, r.Attempt)).Should().OnlyHaveUniqueItems();
        _one.Records.Select(r => r.Run).Distinct().Should().BeEquivalentTo(Enumerable.Range(1, Runs));
        _one.Records.Should().HaveCount(server.Requests.Count(r => r.AssistantTurns == 0), "each conversation left a record");
        _one.Records.Select(r => r.Transcript).Should().OnlyHaveUniqueItems();
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
    }

    private static void Verify(FinishedCommand command, string modelId, Price price)
    {
        command.ExitCode.Should().Be(0, command.Everything);
        var campaign = CampaignFolder.Open(command.Lines[^1]);
        campaign.ReadManifest().ModelId.Should().Be(modelId);
        var records = campaign.ReadRuns().Records;
        records.Select(r => r.Run).Should().BeEquivalentTo(Enumerable.Range(1, Runs));
        records.Should().OnlyContain(r => r.ModelId == modelId && r.CostUsd == price.Of(StepsModel.Turns));
        command.Lines.Count(line => line.Contains("] pass  task_07", StringComparison.Ordinal)).Should().Be(Runs);
        command.Output.Should().Contain("cost            $" + price.Of(Runs * StepsModel.Turns).ToString("0.0000", CultureInfo.InvariantCulture));
    }
}
