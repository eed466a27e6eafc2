using Harness.Campaigns.Comparison;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;
using Harness.Campaigns.Tests.Seed;

namespace Harness.Campaigns.Tests.Comparison;

public sealed class CampaignTallyTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public static TheoryData<string> Published => [SeedCampaign.Id, .. PriorCampaigns.All.Select(campaign => campaign.Manifest.Id)];

    [Theory]
    [MemberData(nameof(Published))]
    public void A_tally_has_the_numbers_of_the_report(string id) => ShouldAgree(CampaignTally.Of(SeedFixtures.Open(id)), CampaignReport.Summarize(SeedFixtures.Open(id)));

    [Fact]
    public void A_row_counts_once_by_its_first_attempt_that_is_not_invalid()
    {
        var folder = SampleCampaign.WriteTo(_root.Path);
        var tally = CampaignTally.Of(folder);

        ShouldAgree(tally, CampaignReport.Summarize(folder));
        (tally.Invalid, tally.Missing, tally.Costs.Count).Should().Be((1, 3, 7));
        tally.Outcomes.Of(OutcomeGroup.Shape, "wrong_answer").Should().Be(2);
        tally.Outcomes.Of(OutcomeGroup.Cause, "provider_error").Should().Be(1);
        tally.Outcomes.Of(OutcomeGroup.Flag, OutcomeCounts.QuickFail).Should().Be(1);
        tally.Outcomes.Of(OutcomeGroup.Mode, "refused").Should().Be(0);
    }

    [Fact]
    public void Times_and_intervals_of_costs_are_those_of_a_recorded_model_only()
    {
        var recorded = WrittenCampaign.Tally(_root.Path, "recorded", [3, 2, 1]);
        var replayed = WrittenCampaign.Tally(_root.Path, "replayed", [3, 2, 1], manifest: before => before with { ReplayOf = "x" });

        (recorded.MedianSeconds, recorded.P95Seconds).Should().Be((2, 3));
        recorded.CostPerPassInterval.Should().NotBeNull();
        (replayed.MedianSeconds, replayed.CostPerPassInterval).Should().Be((null, null));
        CampaignTally.Of(SeedFixtures.Open(SeedCampaign.Id)).CostPerRunInterval.Should().BeNull("the cost of a single run is made up");
    }

    [Fact]
    public void A_run_costs_what_all_attempts_cost_by_the_runs_that_were_judged()
    {
        var whole = WrittenCampaign.Tally(_root.Path, "whole", [2, 2]);
        var folder = WrittenCampaign.Write(_root.Path, "repeated", [2, 2]);
        // Nothing was billed for it, and it was made again.
        folder.Append(Sample.Passed("task_01", 1).AsInvalid() with { Attempt = 2, CostUsd = 0 });
        var repeated = CampaignTally.Of(folder);

        (repeated.Costs.Count, repeated.Valid, repeated.CostPerRunUsd).Should().Be((7, 6, whole.CostPerRunUsd));
        repeated.CostPerRunInterval!.Value.Should().Match<Interval>(interval => interval.Low < (double)whole.CostPerRunUsd!.Value && interval.High > (double)whole.CostPerRunUsd.Value);
    }

    public void Dispose() => _root.Dispose();

    private static void ShouldAgree(CampaignTally tally, CampaignSummary summary)
    {
        (tally.Planned, tally.Valid, tally.Passed, tally.Invalid, tally.Missing).Should().Be((summary.Planned, summary.Valid, summary.Passed, summary.Invalid, summary.Missing));
        (tally.CostUsd, tally.CostPerPassUsd, tally.PassRate, tally.PassInterval).Should().Be((summary.CostUsd, summary.CostPerPassUsd, summary.PassRate, summary.PassInterval));
        tally.Tasks.Select(task => (task.Task, task.Name, task.Planned, task.Passed, task.Valid, task.Missing))
            .Should().Equal(summary.Tasks.Select(task => (task.Task, task.Name, task.Planned, task.Passed, task.Valid, task.Missing.Count)));
    }
}
