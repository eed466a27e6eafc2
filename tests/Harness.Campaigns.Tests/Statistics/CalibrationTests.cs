using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class CalibrationTests
{
    [Fact]
    public void Coverage_counts_the_intervals_that_held_the_value_ends_included() =>
        Calibration.Coverage("author", [(new(.2, .4), .4), (new(.2, .4), .41), (new(0, 1), .7)]).Should().Be(new TaskTally("author", 2, 3));

    [Theory]
    [InlineData(1, true, 0)]
    [InlineData(1, false, 1)]
    [InlineData(.5, true, .25)]
    [InlineData(.7, false, .49)]
    public void Brier_is_the_squared_distance_from_what_came(double probability, bool happened, double expected) =>
        Calibration.Brier([(probability, happened)]).Should().BeApproximately(expected, 1e-12);

    [Fact]
    public void Brier_is_a_mean() => Calibration.Brier([(1, true), (.5, false)]).Should().Be(.125);

    [Fact]
    public void No_predictions_have_no_score() => Calibration.Brier([]).Should().BeNull();
}
