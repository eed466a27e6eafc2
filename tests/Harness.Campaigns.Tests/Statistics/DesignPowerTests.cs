using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class DesignPowerTests
{
    [Fact]
    public void The_simulated_power_is_that_of_all_outcomes()
    {
        // One task, 10 against 3 runs, .9 against .2: 11 x 4 outcomes.
        var exact = (
            from baseline in Enumerable.Range(0, 11)
            from candidate in Enumerable.Range(0, 4)
            where Significance.IsReached(FisherExact.Worse(baseline, 10, candidate, 3))
            select Chance(10, baseline, .9) * Chance(3, candidate, .2)).Sum();

        DesignPower.Of([new DesignedTask(10, 3, .9) { CandidateRate = .2 }], campaigns: 40_000).Should().BeApproximately(exact, .01);
    }

    [Theory]
    [InlineData(VerdictQuestion.Worse)]
    [InlineData(VerdictQuestion.Different)]
    public void At_the_smallest_drop_the_power_is_80_percent(VerdictQuestion question)
    {
        var rules = new VerdictRules(question);
        var drop = DesignPower.SmallestDrop(Suite(10, 3, .9), rules)!;

        drop.From.Should().BeApproximately(.9, 1e-12);
        DesignPower.Of([.. Suite(10, 3, .9).Select(task => task with { CandidateRate = drop.To })], rules, seed: 2).Should().BeApproximately(.8, .03);
    }

    [Fact]
    public void More_runs_see_a_smaller_drop()
    {
        double[] points = [.. new[] { (3, 3), (10, 3), (10, 5), (30, 30), (300, 300) }.Select(runs => DesignPower.SmallestDrop(Suite(runs.Item1, runs.Item2, .9))!.Points)];

        points.Should().BeInDescendingOrder();
        points[^1].Should().BeLessThan(3);
    }

    [Fact]
    public void The_normal_limit_of_many_runs_joins_the_exact_test()
    {
        // 10 x 30 candidate runs are judged exactly, 10 x 31 by the limit.
        DesignPower.SmallestDrop(Suite(30, 31, .8))!.Points.Should().BeApproximately(DesignPower.SmallestDrop(Suite(30, 30, .8))!.Points, 1);
    }

    [Fact]
    public void So_few_runs_that_not_even_a_dead_model_is_seen_have_no_drop() =>
        DesignPower.SmallestDrop([new DesignedTask(2, 2, 1)]).Should().BeNull();

    [Fact]
    public void The_same_seed_gives_the_same_power() =>
        DesignPower.Of(Suite(3, 3, .7), seed: 3).Should().Be(DesignPower.Of(Suite(3, 3, .7), seed: 3));

    [Fact]
    public void Three_passes_of_three_are_not_taken_for_certainty()
    {
        var design = DesignedTask.From(Tallies.Pairs("3/3:3/3 1/3:1/3 2/3:0/0"));

        design.Should().HaveCount(2);
        design[0].BaselineRate.Should().BeApproximately((3 + (4 / 6.0)) / 4, 1e-12);
        design[1].BaselineRate.Should().BeApproximately((1 + (4 / 6.0)) / 4, 1e-12);
    }

    private static IReadOnlyList<DesignedTask> Suite(int baseline, int candidate, double rate) =>
        [.. Enumerable.Repeat(new DesignedTask(baseline, candidate, rate), 10)];

    private static double Chance(int n, int k, double rate) =>
        Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i) * Math.Pow(rate, k) * Math.Pow(1 - rate, n - k);
}
