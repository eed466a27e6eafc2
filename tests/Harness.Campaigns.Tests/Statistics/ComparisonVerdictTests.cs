using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class ComparisonVerdictTests
{
    private const string Healthy = "3/3 3/3 3/3 3/3 3/3 2/3 3/3 1/3 0/3 1/3";
    private const string Broken = "0/3 0/3 0/3 0/3 0/3 0/3 0/3 0/3 0/3 0/3";

    [Fact]
    public void A_broken_candidate_has_regressed()
    {
        var verdict = ComparisonVerdict.Of(Tallies.Side(Healthy), Tallies.Side(Broken));

        verdict.Kind.Should().Be(Verdict.Regressed);
        verdict.Reason.Should().BeNull();
        verdict.P.Should().Be(verdict.Test.Worse);
    }

    [Fact]
    public void The_gate_asks_only_whether_the_candidate_is_worse()
    {
        ComparisonVerdict.Of(Tallies.Side(Broken), Tallies.Side(Healthy)).Kind.Should().Be(Verdict.NoDifferenceDetected);
        ComparisonVerdict.Of(Tallies.Side(Broken), Tallies.Side(Healthy), VerdictRules.Comparison).Kind.Should().Be(Verdict.Improved);
        ComparisonVerdict.Of(Tallies.Side(Healthy), Tallies.Side(Broken), VerdictRules.Comparison).Kind.Should().Be(Verdict.Regressed);
    }

    [Fact]
    public void One_run_less_of_thirty_is_no_detected_difference_and_says_what_would_have_been()
    {
        var verdict = ComparisonVerdict.Of(Tallies.Side(Healthy), Tallies.Side("3/3 3/3 3/3 2/3 3/3 2/3 3/3 1/3 0/3 1/3"), VerdictRules.Comparison);

        verdict.Kind.Should().Be(Verdict.NoDifferenceDetected);
        verdict.PooledFisher.Should().BeApproximately(1, 1e-9);
        verdict.DetectableDrop!.From.Should().BeApproximately(22 / 30.0, 1e-9);
        verdict.DetectableDrop!.Points.Should().BeInRange(15, 45);
    }

    [Theory]
    [InlineData(33, 3, true)]
    [InlineData(34, 4, false)]
    public void Coverage_at_the_floor_is_enough_and_below_it_is_not(int planned, int invalid, bool judged)
    {
        // 30 of 33 are 90.9 %, 30 of 34 are 88.2 %.
        var verdict = ComparisonVerdict.Of(Tallies.Side(Healthy), Tallies.Side(Broken, planned, invalid));

        verdict.Kind.Should().Be(judged ? Verdict.Regressed : Verdict.Inconclusive);
        verdict.Reason.Should().Be(judged ? null : InconclusiveReason.CoverageBelowFloor);
    }

    [Fact]
    public void The_floor_itself_is_reached_by_27_of_30() =>
        ComparisonVerdict.Of(Tallies.Side(Healthy), Tallies.Side("0/3 0/3 0/3 0/3 0/3 0/3 0/3 0/3 0/3", 30, 3)).Kind.Should().Be(Verdict.Regressed);

    [Fact]
    public void The_coverage_of_the_baseline_counts_too() =>
        ComparisonVerdict.Of(Tallies.Side(Healthy, 40, 10), Tallies.Side(Healthy)).Reason.Should().Be(InconclusiveReason.CoverageBelowFloor);

    [Fact]
    public void Invalid_runs_on_one_side_alone_make_the_comparison_inconclusive()
    {
        // 20 invalid of 220 against none of 200, both above the floor.
        var verdict = ComparisonVerdict.Of(Tallies.Side("100/100 100/100"), Tallies.Side("50/100 50/100", 220, 20));

        verdict.Reason.Should().Be(InconclusiveReason.InvalidRunsUnequal);
        ComparisonVerdict.Of(Tallies.Side("100/100 100/100", 220, 20), Tallies.Side("50/100 50/100", 220, 20)).Kind.Should().Be(Verdict.Regressed);
    }

    [Fact]
    public void Without_a_common_task_nothing_is_concluded() =>
        ComparisonVerdict.Of(new([new("a", 3, 3)], 3, 0), new([new("b", 0, 3)], 3, 0)).Reason.Should().Be(InconclusiveReason.NothingInCommon);

    [Fact]
    public void A_curtailed_campaign_has_the_verdict_of_every_way_to_finish_it()
    {
        var baseline = Tallies.Side("10/10 9/10 10/10 8/10");
        var random = new Random(1);
        var judged = 0;
        for (var i = 0; i < 300; i++)
        {
            var tasks = Enumerable.Range(0, 4).Select(t => (Task: Tallies.Name(t), Valid: random.Next(1, 4))).Select(t => new TaskTally(t.Task, random.Next(t.Valid + 1), t.Valid)).ToList();
            var curtailed = new CampaignSide(tasks, 12, 0) { Curtailed = tasks.ToDictionary(task => task.Task, task => 3 - task.Valid) };
            var verdict = ComparisonVerdict.Of(baseline, curtailed);
            if (verdict.Reason == InconclusiveReason.Curtailed) continue;

            judged++;
            foreach (var pass in new[] { false, true })
            {
                var finished = new CampaignSide([.. tasks.Select(task => new TaskTally(task.Task, task.Passed + (pass ? 3 - task.Valid : 0), 3))], 12, 0);
                ComparisonVerdict.Of(baseline, finished).Kind.Should().Be(verdict.Kind);
            }
        }

        judged.Should().BeInRange(20, 299);
    }

    [Fact]
    public void A_curtailed_campaign_does_not_answer_a_two_sided_question() =>
        ComparisonVerdict.Of(
                Tallies.Side(Healthy),
                new CampaignSide(Tallies.Of("0/3 0/3 0/3 0/3 0/3 0/3"), 30, 0) { Curtailed = Enumerable.Range(6, 4).ToDictionary(Tallies.Name, _ => 3) },
                VerdictRules.Comparison)
            .Reason.Should().Be(InconclusiveReason.Curtailed);

    [Fact]
    public void A_thousand_verdicts_need_no_simulation()
    {
        var random = new Random(1);

        var verdicts = Enumerable.Range(0, 1_000)
            .Select(_ => string.Join(' ', Enumerable.Range(0, 10).Select(_ => $"{random.Next(4)}/3")))
            .Select(candidate => ComparisonVerdict.Of(Tallies.Side(Healthy), Tallies.Side(candidate), VerdictRules.Comparison));

        verdicts.Select(verdict => verdict.Kind).Distinct().Should().Contain([Verdict.Regressed, Verdict.NoDifferenceDetected]);
    }
}
