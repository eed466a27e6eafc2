using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class WilsonScoreTests
{
    [Theory]
    [InlineData(3, 3, .44, 1)]
    [InlineData(2, 3, .21, .94)]
    [InlineData(0, 3, 0, .56)]
    [InlineData(12, 30, .25, .58)]
    [InlineData(22, 30, .56, .86)]
    [InlineData(27, 30, .74, .97)]
    [InlineData(30, 30, .89, 1)]
    public void The_interval_is_the_published_one(int passed, int valid, double low, double high)
    {
        var interval = WilsonScore.Of(passed, valid)!.Value;

        Math.Round(interval.Low, 2).Should().Be(low);
        Math.Round(interval.High, 2).Should().Be(high);
    }

    [Fact]
    public void Nothing_valid_has_no_interval() => WilsonScore.Of(0, 0).Should().BeNull();

    [Fact]
    public void The_interval_holds_the_rate_and_stays_between_0_and_1()
    {
        for (var valid = 1; valid <= 200; valid++)
        {
            for (var passed = 0; passed <= valid; passed++)
            {
                var (low, high) = WilsonScore.Of(passed, valid)!.Value;
                (low >= 0 && low <= (double)passed / valid && (double)passed / valid <= high && high <= 1)
                    .Should().BeTrue("of {0}/{1}: [{2}, {3}]", passed, valid, low, high);
            }
        }
    }

    [Fact]
    public void More_passes_than_runs_are_refused() =>
        FluentActions.Invoking(() => WilsonScore.Of(4, 3)).Should().Throw<ArgumentOutOfRangeException>();
}
