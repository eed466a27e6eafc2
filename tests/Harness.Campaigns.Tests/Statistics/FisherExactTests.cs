using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public class FisherExactTests
{
    [Theory]
    // Fisher's own: 4 of 4 right is 1/70, 3 or more is 17/70.
    [InlineData(4, 4, 0, 4, 1.0 / 70)]
    [InlineData(3, 4, 1, 4, 17.0 / 70)]
    [InlineData(3, 3, 0, 3, 1.0 / 20)]
    [InlineData(10, 10, 0, 3, 1.0 / 286)]
    [InlineData(0, 5, 0, 5, 1)]
    [InlineData(5, 5, 5, 5, 1)]
    public void Published_and_countable_values_come_out(int baselinePassed, int baselineValid, int candidatePassed, int candidateValid, double expected) =>
        FisherExact.Worse(baselinePassed, baselineValid, candidatePassed, candidateValid).Should().BeApproximately(expected, 1e-12);

    // Pooled runs of two campaigns of 30, to the digits of the design's list.
    [Theory]
    [InlineData(22, 21, 1.0, 2)]
    [InlineData(29, 27, .61, 2)]
    [InlineData(28, 23, .15, 2)]
    [InlineData(28, 21, .042, 3)]
    [InlineData(24, 12, .003, 3)]
    public void Two_sided_values_of_thirty_runs_a_side_come_out(int baseline, int candidate, double expected, int digits) =>
        Math.Round(FisherExact.TwoSided(baseline, 30, candidate, 30), digits).Should().Be(expected);

    [Fact]
    public void Two_thousand_runs_are_no_problem() =>
        FisherExact.TwoSided(500, 1000, 500, 1000).Should().BeApproximately(1, 1e-9);

    [Fact]
    public void It_is_the_share_of_all_ways_to_deal_the_passes_out()
    {
        // 5 of 9 runs passed, 4 of the 9 are the candidate's: every way to choose the 5.
        var ways = Enumerable.Range(0, 1 << 9).Where(deal => int.PopCount(deal) == 5).ToList();
        for (var passed = 0; passed <= 4; passed++)
        {
            var expected = (double)ways.Count(deal => int.PopCount(deal & 0b1111) <= passed) / ways.Count;

            FisherExact.Worse(5 - passed, 5, passed, 4).Should().BeApproximately(expected, 1e-12);
        }
    }

    [Fact]
    public void More_passes_than_runs_are_refused() =>
        FluentActions.Invoking(() => FisherExact.Worse(1, 2, 3, 2)).Should().Throw<ArgumentOutOfRangeException>();
}
