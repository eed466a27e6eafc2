using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

public sealed class KilledCampaignTests : IAsyncDisposable
{
    private const int Runs = 6;

    // Two at a time: some are finished and some are in flight when the processes die.
    private static readonly string[] TwoAtATime = ["-trait", "Task=task_07", "-maxThreads", "2"];

    private readonly Measurement _measurement = new();

    public static bool IsLinux => OperatingSystem.IsLinux();

    [Fact(Skip = "needs sessions of processes", SkipUnless = nameof(IsLinux))]
    public async Task What_was_finished_survives_and_only_the_rest_is_made_when_it_goes_on()
    {
        int survived;
        await using (var slow = await LoopbackModel.StartAsync(request => StepsModel.Answer(request).Delay(TimeSpan.FromMilliseconds(300))))
        {
            var command = _measurement.Against(slow).Runs(Runs).StartExecutable(TwoAtATime);
            await Eventually.HoldsAsync(() => Recorded() >= 2, "two runs are recorded");
            command.KillAll();

            var left = _measurement.Campaign.ReadRuns();
            survived = left.Records.Count;
            survived.Should().BeInRange(2, Runs - 1);
            left.Records.Should().OnlyContain(r => r.Outcome.Kind == OutcomeKind.Passed && r.CostUsd == Price.Usual.Of(StepsModel.Turns));
        }

        await using var fast = await LoopbackModel.StartAsync(StepsModel.Answer);
        var rest = await _measurement.Against(fast).Set("HARNESS_CAMPAIGN", _measurement.Campaign.Id).DotnetTestAsync("--filter", "Task=task_07");

        rest.ExitCode.Should().Be(0, rest.Everything);
        fast.Requests.Should().HaveCount((Runs - survived) * StepsModel.Turns, "finished runs are not made again");
        _measurement.Records.Select(r => (r.Run, r.Attempt)).Should().Equal(Enumerable.Range(1, Runs).Select(run => (run, 1)));
        _measurement.Records.Sum(r => r.CostUsd).Should().Be(Runs * Price.Usual.Of(StepsModel.Turns), "what was begun and lost cost the loopback model nothing that is on record, and nothing is counted twice");
        rest.Output.Should().Contain($"score           {Runs}/{Runs}").And.NotContain("missing");
        Directory.EnumerateFiles(_measurement.Campaign.FullPath, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task A_campaign_does_not_go_on_with_another_model()
    {
        await using var server = await LoopbackModel.StartAsync(StepsModel.Answer);
        await _measurement.Against(server).Set("HARNESS_CAMPAIGN", "begun").ExecuteAsync("-trait", "Task=task_07");
        var before = _measurement.Records;

        var other = await _measurement.Set("HARNESS_MODELS__LOCAL__MODEL_ID", "loopback-2").ExecuteAsync("-trait", "Task=task_07");

        other.ExitCode.Should().Be(1, other.Everything);
        other.Output.Should().Contain("the campaign 'begun' cannot be continued").And.Contain("modelId was 'loopback-1' and is 'loopback-2'");
        _measurement.Records.Should().BeEquivalentTo(before);
        server.Requests.Should().HaveCount(Suite.RunsPerTask * StepsModel.Turns);
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private int Recorded() => Directory.EnumerateFiles(_measurement.CampaignsFolder, CampaignPaths.Manifest, SearchOption.AllDirectories)
        .Sum(file => CampaignFolder.Open(Path.GetDirectoryName(file)!).ReadRuns().Records.Count);
}
