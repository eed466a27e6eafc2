using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class AaTestTests
{
    private static readonly IReadOnlyList<TaskTally> Model = Tallies.Of("13/13 12/13 10/13 13/13 6/13 9/13 13/13 2/13 0/13 11/13");

    [Fact]
    public void A_model_split_against_itself_alarms_no_more_often_than_the_level()
    {
        var report = AaTest.Split(Model, candidateRuns: 3, comparisons: 4_000);

        report.Comparisons.Should().Be(4_000);
        report.AlarmShare.Should().BeInRange(.005, .06);
        report.TaskAlarmShare.Should().BeLessThan(.06);
    }

    [Fact]
    public void A_model_repeated_against_itself_alarms_no_more_often_than_the_level() =>
        AaTest.Repeat(Model, baselineRuns: 10, candidateRuns: 3, comparisons: 4_000).AlarmShare.Should().BeInRange(.005, .06);

    [Fact]
    public void A_laxer_level_alarms_more_often() =>
        AaTest.Split(Model, 3, new VerdictRules(Alpha: .5)).Alarms.Should().BeGreaterThan(AaTest.Split(Model, 3).Alarms);

    [Fact]
    public void The_same_seed_gives_the_same_report() =>
        AaTest.Split(Model, 3, seed: 5).Should().Be(AaTest.Split(Model, 3, seed: 5)).And.NotBe(AaTest.Split(Model, 3, seed: 6));

    [Fact]
    public void Too_few_runs_to_split_say_nothing() => AaTest.Split(Tallies.Of("1/1 0/1"), 3).Alarms.Should().Be(0);
}
