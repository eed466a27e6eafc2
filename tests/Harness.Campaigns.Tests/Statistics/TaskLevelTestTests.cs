using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class TaskLevelTestTests
{
    [Fact]
    public void Ten_tasks_that_all_fell_are_one_case_in_1024()
    {
        var test = TaskLevelTest.Of(Enumerable.Range(0, 10).Select(i => new TaskPair(Tallies.Name(i), 20, 20, 19 - i, 20)));

        (test.Worse, test.Better, test.Tied).Should().Be((10, 0, 0));
        test.SignP.Should().BeApproximately(1 / 1024.0, 1e-12);
        test.SignedRankP.Should().BeApproximately(1 / 1024.0, 1e-12);
        test.SignedRankTwoSidedP.Should().BeApproximately(2 / 1024.0, 1e-12);
    }

    // The smaller rank sum of 10 pairs is 8 or less in 25 of 1024 cases: .0488 two-sided, the tabled critical value at .05.
    [Fact]
    public void The_tabled_critical_value_comes_out()
    {
        // Differences of 1, 2, ... 10 hundredths; better are ranks 1, 3 and 4.
        var pairs = Enumerable.Range(1, 10).Select(rank => new TaskPair(Tallies.Name(rank), 50, 100, 50 + (rank is 1 or 3 or 4 ? rank : -rank), 100));

        var test = TaskLevelTest.Of(pairs);

        test.SignedRankP.Should().BeApproximately(25 / 1024.0, 1e-12);
        test.SignedRankTwoSidedP.Should().BeApproximately(50 / 1024.0, 1e-12);
        test.SignP.Should().BeApproximately((1 + 10 + 45 + 120) / 1024.0, 1e-12);
    }

    [Fact]
    public void With_ties_it_is_the_share_of_all_signs()
    {
        // Differences -2/3, -1/3, -1/3, +1/3, 0 have the ranks 4, 2, 2, 2: sums of the better ranks over 16 signs.
        var test = TaskLevelTest.Of(Tallies.Pairs("3/3:1/3 3/3:2/3 2/3:1/3 0/3:1/3 3/3:3/3"));
        double[] ranks = [4, 2, 2, 2];
        var sums = Enumerable.Range(0, 16).Select(signs => ranks.Where((_, i) => (signs >> i & 1) == 1).Sum()).ToList();

        test.Tied.Should().Be(1);
        test.SignedRankP.Should().BeApproximately(sums.Count(sum => sum <= 2) / 16.0, 1e-12);
    }

    [Fact]
    public void Exchanged_sides_exchange_worse_and_better()
    {
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var pairs = Tallies.Drawn(random, fewest: 1);
            var test = TaskLevelTest.Of(pairs);
            var exchanged = TaskLevelTest.Of(pairs.Select(p => new TaskPair(p.Task, p.CandidatePassed, p.CandidateValid, p.BaselinePassed, p.BaselineValid)));

            (exchanged.Worse, exchanged.Better, exchanged.Tied).Should().Be((test.Better, test.Worse, test.Tied));
            exchanged.SignedRankTwoSidedP.Should().BeApproximately(test.SignedRankTwoSidedP, 1e-12);
        }
    }

    [Fact]
    public void Equal_tasks_show_nothing() =>
        TaskLevelTest.Of(Tallies.Pairs("3/3:3/3 1/3:2/6")).Should().Be(new TaskLevelTest(0, 0, 2, 1, 1, 1));

    [Fact]
    public void How_often_a_task_ran_does_not_matter() =>
        TaskLevelTest.Of(Tallies.Pairs("10/10:5/10 4/4:3/4")).Should().Be(TaskLevelTest.Of(Tallies.Pairs("2/2:1/2 100/100:75/100")));
}
