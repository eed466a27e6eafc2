using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class PerTaskAlarmTests
{
    [Fact]
    public void Three_runs_against_three_cannot_raise_an_alarm_among_ten_tasks() =>
        PerTaskAlarm.Of(Tallies.Pairs("3/3:0/3" + string.Concat(Enumerable.Repeat(" 3/3:3/3", 9))))
            .Should().OnlyContain(alarm => !alarm.IsRaised).And.HaveCount(10);

    [Fact]
    public void Ten_baseline_runs_raise_one_for_the_task_that_died()
    {
        var alarms = PerTaskAlarm.Of(Tallies.Pairs("10/10:3/3 10/10:0/3" + string.Concat(Enumerable.Repeat(" 9/10:3/3", 8))));

        alarms.Where(alarm => alarm.IsRaised).Should().ContainSingle().Which.Task.Should().Be("task_02");
        alarms[1].P.Should().BeApproximately(1 / 286.0, 1e-12);
        alarms[1].AdjustedP.Should().BeApproximately(10 / 286.0, 1e-12);
    }

    [Fact]
    public void A_p_value_that_is_the_level_but_for_rounding_reaches_it() =>
        PerTaskAlarm.Of(Tallies.Pairs("3/3:0/3")).Should().ContainSingle().Which.IsRaised.Should().BeTrue("1/20 is .05");

    [Fact]
    public void A_task_that_one_side_lacks_is_not_counted_among_the_tests() =>
        PerTaskAlarm.Of(Tallies.Pairs("10/10:0/3 10/10:0/0")).Should().ContainSingle().Which.AdjustedP.Should().BeApproximately(1 / 286.0, 1e-12);
}
