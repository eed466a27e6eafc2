using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.EndToEnd.Tests.Commands;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>Campaigns that are made, killed and continued by <c>dotnet harness run</c>.</summary>
public sealed class CommandedCampaignTests : IAsyncDisposable
{
    private const int Runs = 6;

    private readonly Measurement _measurement = new();

    public static bool IsLinux => OperatingSystem.IsLinux();

    [Fact(Skip = "needs sessions of processes", SkipUnless = nameof(IsLinux))]
    public async Task A_campaign_that_was_killed_at_any_moment_and_continued_has_the_totals_of_an_undisturbed_one()
    {
        await using var server = await LoopbackModel.StartAsync(request => StepsModel.Answer(request).Delay(TimeSpan.FromMilliseconds(150)));
        _measurement.Against(server);
        var undisturbed = await Run("--runs", $"{Runs}", "--task", "task_07", "--parallel", "2").FinishAsync();
        undisturbed.ExitCode.Should().Be(0, undisturbed.Everything);
        var whole = _measurement.Campaign;
        var asked = server.Requests.Count;

        foreach (var seed in new[] { 1, 2 })
        {
            // Any answer but the last may be the one at which everything dies.
            var moment = server.Requests.Count + 1 + new Random(seed).Next(asked - 1);
            var known = _measurement.Campaigns.Select(campaign => campaign.Id).ToList();

            var killed = Run("--runs", $"{Runs}", "--task", "task_07", "--parallel", "2");
            await Eventually.HoldsAsync(() => server.Requests.Count >= moment, $"{moment} requests are made");
            killed.KillAll();
            var broken = _measurement.Campaigns.Single(campaign => !known.Contains(campaign.Id));
            var survived = broken.ReadRuns().Records.Count;
            var before = server.Requests.Count;
            var resumed = await Run("--resume", broken.Id, "--only-invalid", "--parallel", "2", "--json").FinishAsync();

            resumed.ExitCode.Should().Be(0, "seed {0}: {1}", seed, resumed.Everything);
            (server.Requests.Count - before).Should().Be((Runs - survived) * StepsModel.Turns, "finished runs are not paid twice (seed {0})", seed);
            Totals(broken).Should().Be(Totals(whole), "of seed {0}", seed);
            JsonDocument.Parse(resumed.Output).RootElement.GetProperty("campaigns")[0].GetProperty("complete").GetBoolean().Should().BeTrue();
        }
    }

    [Fact(Skip = "signals", SkipUnless = nameof(IsLinux))]
    public async Task A_signal_ends_it_cleanly_says_how_to_go_on_and_a_changed_model_is_refused_by_name()
    {
        await using var server = await LoopbackModel.StartAsync(request => request.AssistantTurns < 2 ? StepsModel.Answer(request) : Reply.Hang());
        var running = _measurement.Against(server).StartTool("run", "--no-build", "--runs", "1", "--task", "task_07");
        await Eventually.HoldsAsync(() => server.Requests.Count == 3, "the third answer is waited for");

        running.Signal(UnixSignal.Terminate);
        var ended = await running.FinishAsync();
        var other = await _measurement.Set("HARNESS_MODELS__LOCAL__MODEL_ID", "loopback-2").StartTool("run", "--no-build", "--resume", _measurement.Campaign.Id).FinishAsync();

        ended.ExitCode.Should().Be(130, ended.Everything);
        ended.Errors.Should().Contain("dotnet harness run --resume " + _measurement.Campaign.Id);
        _measurement.Records.Should().OnlyContain(run => run.Outcome == new Outcome(OutcomeKind.Invalid, InvalidCause.Cancelled));
        other.ExitCode.Should().Be(1, other.Everything);
        other.Errors.Should().Contain("modelId was 'loopback-1' and is 'loopback-2'");
    }

    [Fact]
    public async Task Recorded_answers_are_judged_again()
    {
        await using (var server = await LoopbackModel.StartAsync(StepsModel.Answer))
            await _measurement.Against(server).Runs(2).ExecuteAsync("-trait", "Task=task_07");
        var recorded = _measurement.Campaign;

        var command = await _measurement.StartTool("regrade", recorded.Id, "--no-build").FinishAsync();

        command.ExitCode.Should().Be(0, command.Everything);
        command.Output.Should().Contain("0 of 2 verdicts changed, 0 diverged; 2/2 on record, 2/2 today");
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private RunningCommand Run(params string[] arguments) => _measurement.StartTool(["run", "--no-build", .. arguments]);

    private static (int, int, decimal?, decimal?, int, string) Totals(CampaignFolder campaign)
    {
        var summary = CampaignSummary.Of(campaign.ReadManifest(), campaign.ReadRuns());
        return (summary.Passed, summary.Valid, summary.CostUsd, summary.CostPerPassUsd, summary.Attempts.Count, CampaignTables.CostBreakdown(summary));
    }
}
