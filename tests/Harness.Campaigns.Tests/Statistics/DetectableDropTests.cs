using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public class DetectableDropTests
{
    [Fact]
    public void The_power_is_the_share_of_all_outcomes_that_are_found_worse()
    {
        // Four runs that pass with .5 are 16 outcomes of one weight. Against 10/10, two passes or fewer are found worse.
        FisherExact.Worse(10, 10, 2, 4).Should().BeLessThanOrEqualTo(.05 + .02).And.BeGreaterThan(.05);
        FisherExact.Worse(10, 10, 1, 4).Should().BeLessThanOrEqualTo(.05);

        DetectableDrop.Power(10, 10, 4, .5).Should().BeApproximately(5.0 / 16, 1e-12, "none or one of four passes in 5 of 16 outcomes");
    }

    [Fact]
    public void From_the_detectable_rate_downwards_the_drop_is_seen_often_enough()
    {
        var rate = DetectableDrop.HighestRate(22, 30, 30)!.Value;

        DetectableDrop.Power(22, 30, 30, rate).Should().BeGreaterThanOrEqualTo(.8);
        DetectableDrop.Power(22, 30, 30, rate + .001).Should().BeLessThan(.8);
        rate.Should().BeInRange(.3, .5);
    }

    [Fact]
    public void More_runs_show_a_smaller_drop() =>
        DetectableDrop.HighestRate(22, 30, 100).Should().BeGreaterThan(DetectableDrop.HighestRate(22, 30, 30)!.Value);

    [Fact]
    public void Two_runs_can_show_nothing_against_a_middling_baseline() =>
        DetectableDrop.HighestRate(15, 30, 2).Should().BeNull();
}
