using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Reports;

public sealed class CampaignSummaryTests
{
    [Fact]
    public void Invalid_and_missing_runs_leave_numerator_and_denominator() =>
        SampleCampaign.Summary.Should().BeEquivalentTo(new { Passed = 2, Valid = 5, Planned = 9, Invalid = 1, Missing = 3, PassRate = .4 });

    [Fact]
    public void Each_tasks_row_counts_by_the_attempt_that_counts()
    {
        var task = SampleCampaign.Summary.Tasks[0];

        task.Should().BeEquivalentTo(new { Task = "task_01", Planned = 3, Valid = 3, Passed = 2, Invalid = 0, WrongAnswer = 1, CostUsd = 0.0048m });
        task.MeanSeconds.Should().BeApproximately((3.2 + 0.6 + 4.8) / 3, 1e-9);
        task.MedianSeconds.Should().Be(3.2);
        task.Notes.Should().Be("run2 wrong_answer, no_work (quick)");
    }

    [Fact]
    public void A_task_without_any_record_is_missing_not_failed()
    {
        var summary = CampaignSummary.Of(SampleCampaign.Manifest, new CampaignRuns([], []));

        summary.Tasks.Should().HaveCount(3).And.OnlyContain(task => task.Valid == 0 && task.PassRate == null && task.PassInterval == null);
        summary.Tasks[0].Notes.Should().Be("run1, run2, run3 missing");
        summary.CostPerPassUsd.Should().BeNull();
    }

    [Fact]
    public void Every_attempt_costs_also_the_wasted_ones()
    {
        var summary = SampleCampaign.Summary;

        summary.CostUsd.Should().Be(0.00721m);
        summary.CostPerPassUsd.Should().Be(0.003605m);
        summary.WastedUsd.Should().Be(0.0024m);
        summary.InvalidAttempts.Should().Be(2);
        summary.InvalidByCause.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create(InvalidCause.ProviderError, 1));
    }

    [Fact]
    public void One_unknown_cost_makes_its_task_and_the_campaign_unknown()
    {
        var summary = SampleCampaign.WithUnknownCost;

        summary.CostUsd.Should().BeNull();
        summary.CostPerPassUsd.Should().BeNull();
        summary.Tasks.Select(task => task.CostUsd is null).Should().Equal(false, false, true);
    }

    [Fact]
    public void Claims_of_success_are_set_against_the_verdict() =>
        SampleCampaign.Summary.Should().BeEquivalentTo(new { SuccessClaims = 3, FalseSuccessClaims = 1, FalseSuccessRate = 1.0 / 3, TextualToolCalls = 1 });

    [Fact]
    public void Without_a_plan_nothing_can_be_missing()
    {
        var summary = CampaignSummary.Of(Sample.Manifest(), new CampaignRuns([Sample.Passed(run: 2)], []));

        summary.Should().BeEquivalentTo(new { Planned = 1, Missing = 0, Passed = 1 });
    }

    [Fact]
    public void Records_of_another_suite_are_left_out_with_a_note()
    {
        var summary = CampaignSummary.Of(Sample.Manifest(), new CampaignRuns([Sample.Passed() with { Suite = "other-v1" }], []));

        summary.Runs.Should().BeEmpty();
        summary.Notes.Should().ContainSingle().Which.Should().Be("1 records of another suite were left out.");
    }
}
