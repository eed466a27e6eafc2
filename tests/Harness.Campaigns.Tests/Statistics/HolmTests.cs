using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class HolmTests
{
    // p.adjust(c(.01, .04, .03, .005), "holm") in R.
    [Fact]
    public void The_adjusted_values_are_those_of_R() =>
        Holm.Adjust([.01, .04, .03, .005]).Should().Equal([.03, .06, .06, .02], (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void No_value_is_adjusted_beyond_1() => Holm.Adjust([.9, .6]).Should().Equal(1, 1);

    [Fact]
    public void A_single_test_needs_no_correction() => Holm.Adjust([.03]).Should().Equal(.03);

    // p.adjust(c(.001, .01), "holm", n = 6) in R.
    [Fact]
    public void Of_a_larger_family_the_known_values_are_taken_for_the_smallest()
    {
        Holm.Adjust([.01, .001], family: 6).Should().Equal([.05, .006], (a, b) => Math.Abs(a - b) < 1e-12);
        new Action(() => Holm.Adjust([.01, .001], family: 1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void No_tests_have_no_values() => Holm.Adjust([]).Should().BeEmpty();
}
