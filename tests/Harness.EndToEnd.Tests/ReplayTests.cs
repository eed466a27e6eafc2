using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

[Collection(Suite.OneAtATime)]
public sealed class ReplayTests : IAsyncDisposable
{
    private readonly Measurement _measurement = new();

    [Fact]
    public async Task A_whole_campaign_is_recorded_small_and_replays_as_it_was_with_the_server_gone()
    {
        CampaignFolder recorded;
        await using (var server = await LoopbackModel.StartAsync(OracleModel.Answer))
        {
            var live = await _measurement.Against(server).Runs(3).ExecuteAsync();
            live.ExitCode.Should().Be(0, live.Everything);
            recorded = _measurement.Campaign;
        }

        var command = await _measurement.Model("replay:" + recorded.Id).Runs(3).DotnetTestAsync();

        var (before, now) = (recorded.ReadRuns().Counting(), Replay(recorded).ReadRuns().Counting());
        now.SelectMany(run => run.Divergences!.Select(d => $"{run.Task} run {run.Run}: {d}")).Should().BeEmpty(command.Everything);
        command.ExitCode.Should().Be(0, command.Everything);
        now.Select(Essence).Should().Equal(before.Select(Essence));
        now.Should().OnlyContain(run => run.Model == "replay:" + recorded.Id && run.Cassette == null);
        command.Output.Should().Contain("divergences     none").And.Contain($"a replay of {recorded.Id}, no measurement");
        Replay(recorded).ReadManifest().ReplayOf.Should().Be(recorded.Id);
        var bytes = before.Sum(run => new FileInfo(recorded.PathOf(run.Cassette!)).Length);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before.Count} cassettes, {bytes} bytes"));
        bytes.Should().BeLessThan(400_000, "30 runs of the suite");
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private CampaignFolder Replay(CampaignFolder recorded) => _measurement.Campaigns.Should().ContainSingle(c => c.Id != recorded.Id).Subject;

    private static (string, int, OutcomeKind, int, TokenUsage, decimal?, string) Essence(RunRecord run) =>
        (run.Task, run.Run, run.Outcome.Kind, run.Turns, run.Usage, run.CostUsd, string.Join(' ', run.Tools));
}
