using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class NonInferiorityTests
{
    [Fact]
    public void Thirty_runs_without_a_loss_do_not_show_that_less_than_ten_points_were_lost()
    {
        var answer = NonInferiority.Of(Tallies.Pairs("22/30:22/30"), .1)!;

        answer.IsShown.Should().BeFalse();
        answer.IsRefuted.Should().BeFalse();
    }

    [Fact]
    public void A_thousand_runs_without_a_loss_show_it() =>
        NonInferiority.Of(Tallies.Pairs("800/1000:800/1000"), .1)!.IsShown.Should().BeTrue();

    [Fact]
    public void A_loss_beyond_the_margin_refutes_it() =>
        NonInferiority.Of(Tallies.Pairs("95/100:50/100"), .1)!.Should().Match<NonInferiority>(answer => answer.IsRefuted && !answer.IsShown);

    [Fact]
    public void The_wider_the_margin_the_easier_it_is_shown()
    {
        var pairs = Tallies.Pairs("25/30:24/30 28/30:27/30");

        var shown = Enumerable.Range(1, 99).Select(percent => NonInferiority.Of(pairs, percent / 100.0)!.IsShown).ToList();

        shown.Should().Equal(shown.Order(), "once shown, it stays shown").And.Contain(true).And.Contain(false);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-.1)]
    [InlineData(double.NaN)]
    public void A_margin_outside_0_to_1_is_refused(double margin) =>
        FluentActions.Invoking(() => NonInferiority.Of(Tallies.Pairs("3/3:3/3"), margin)).Should().Throw<ArgumentOutOfRangeException>();
}
