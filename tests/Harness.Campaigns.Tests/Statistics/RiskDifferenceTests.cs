using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class RiskDifferenceTests
{
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 6 (Miettinen-Nurminen), examples a, c, d and g, as
    // repeated by the tests of R's ratesci and the README of R's cicalc, https://rdrr.io/cran/cicalc/f/README.md, read 2026-11-26.
    [Theory]
    [InlineData("48/80:56/70", .0528, .3382)]
    [InlineData("3/10:9/10", .1700, .8406)]
    [InlineData("0/29:5/56", -.0326, .1933)]
    [InlineData("0/20:10/10", .7156, 1)]
    public void Published_intervals_of_one_stratum_come_out(string pairs, double low, double high) => ShouldBe(pairs, low, high);

    // The stratified example of the same README: treat 7/10 and 5/10 against control 5/10 and 4/10, weights 5 and 5.
    [Fact]
    public void The_published_stratified_interval_comes_out()
    {
        ShouldBe("5/10:7/10 4/10:5/10", -.1606, .4338);
        RiskDifference.Of(Tallies.Pairs("5/10:7/10 4/10:5/10"))!.Estimate.Should().BeApproximately(.15, 1e-12);
    }

    [Fact]
    public void Exchanged_sides_turn_the_interval_around()
    {
        foreach (var pairs in Cases(1))
        {
            var (estimate, (low, high)) = RiskDifference.Of(pairs)!;
            var exchanged = RiskDifference.Of(pairs.Select(p => new TaskPair(p.Task, p.CandidatePassed, p.CandidateValid, p.BaselinePassed, p.BaselineValid)))!;

            exchanged.Estimate.Should().BeApproximately(-estimate, 1e-9);
            exchanged.Interval.Low.Should().BeApproximately(-high, 1e-6);
            exchanged.Interval.High.Should().BeApproximately(-low, 1e-6);
        }
    }

    [Fact]
    public void The_interval_holds_the_estimate_and_stays_between_minus_1_and_1()
    {
        foreach (var pairs in Cases(2))
        {
            var (estimate, (low, high)) = RiskDifference.Of(pairs)!;

            (low >= -1 && low <= estimate && estimate <= high && high <= 1).Should().BeTrue("[{0}, {1}] around {2}", low, high, estimate);
        }
    }

    [Fact]
    public void More_runs_with_the_same_rates_narrow_the_interval()
    {
        var (few, many) = (RiskDifference.Of(Tallies.Pairs("3/3:2/3 2/3:2/3"))!.Interval, RiskDifference.Of(Tallies.Pairs("30/30:20/30 20/30:20/30"))!.Interval);

        (many.High - many.Low).Should().BeLessThan((few.High - few.Low) / 2);
    }

    [Fact]
    public void Two_sides_that_never_failed_still_have_an_interval() =>
        RiskDifference.Of(Tallies.Pairs("10/10:10/10"))!.Interval.Should().Match<Interval>(interval => interval.Low < -.2 && interval.High > .2);

    [Fact]
    public void Tasks_that_one_side_lacks_are_left_out()
    {
        RiskDifference.Of(Tallies.Pairs("3/3:2/3 3/3:0/0")).Should().Be(RiskDifference.Of(Tallies.Pairs("3/3:2/3")));
        RiskDifference.Of(Tallies.Pairs("3/3:0/0")).Should().BeNull();
    }

    private static IEnumerable<IReadOnlyList<TaskPair>> Cases(int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, 500).Select(_ => Tallies.Drawn(random, most: 6, fewest: 1)).ToList();
    }

    private static void ShouldBe(string pairs, double low, double high)
    {
        var interval = RiskDifference.Of(Tallies.Pairs(pairs))!.Interval;

        interval.Low.Should().BeApproximately(low, 5.1e-5);
        interval.High.Should().BeApproximately(high, 5.1e-5);
    }
}
