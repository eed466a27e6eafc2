using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class PercentileTests
{
    // quantile(c(1, 2, 4, 8), c(0, .5, .95, 1), type = 7) in R.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(.5, 3)]
    [InlineData(.95, 7.4)]
    [InlineData(1, 8)]
    public void Percentiles_are_interpolated_as_type_7(double p, double expected) =>
        Percentile.Of([8, 1, 4, 2], p).Should().BeApproximately(expected, 1e-12);

    [Fact]
    public void One_value_is_every_percentile_of_itself() => Percentile.Of([2.5], .95).Should().Be(2.5);

    [Fact]
    public void No_values_have_no_percentile() => Percentile.Of([], .5).Should().BeNull();

    [Theory]
    [InlineData(-.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_outside_0_to_1_is_refused(double p) =>
        FluentActions.Invoking(() => Percentile.Of([1], p)).Should().Throw<ArgumentOutOfRangeException>();
}
