using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Tests.Statistics;

public sealed class StratifiedExactTests
{
    // Penicillin given at once against given after 1.5 hours, five doses; mantelhaen.test(Rabbits, exact = TRUE) in R:
    // S = 16, p = .0399449, one-sided .020, https://rdrr.io/r/stats/mantelhaen.test.html, read 2026-11-26.
    private const string Rabbits = "0/5:0/6 0/6:3/6 2/6:6/6 6/6:5/6 5/5:2/2";

    [Fact]
    public void The_published_example_comes_out()
    {
        var test = StratifiedExact.Of(Tallies.Pairs(Rabbits));

        test.Passed.Should().Be(16);
        test.TwoSided.Should().BeApproximately(.0399449, 5e-8);
        test.Better.Should().BeApproximately(.020, 5e-4);
    }

    [Fact]
    public void The_p_values_are_shares_of_all_ways_to_deal_the_passes_out()
    {
        foreach (var pairs in Cases(1, 60, most: 4))
        {
            var totals = Totals(pairs);
            var all = (double)totals.Values.Sum();
            var passed = pairs.Sum(pair => pair.CandidatePassed);

            var test = StratifiedExact.Of(pairs);

            test.Worse.Should().BeApproximately(totals.Where(each => each.Key <= passed).Sum(each => each.Value) / all, 1e-12);
            test.Better.Should().BeApproximately(totals.Where(each => each.Key >= passed).Sum(each => each.Value) / all, 1e-12);
            test.TwoSided.Should().BeApproximately(totals.Where(each => each.Value <= totals[passed]).Sum(each => each.Value) / all, 1e-12);
            test.Expected.Should().BeApproximately(totals.Sum(each => each.Key * each.Value) / all, 1e-9);
        }
    }

    [Fact]
    public void One_task_is_Fishers_exact_test()
    {
        foreach (var pair in Cases(2, 200, most: 30).SelectMany(pairs => pairs).Where(pair => pair.IsComparable))
        {
            var test = StratifiedExact.Of([pair]);

            test.Worse.Should().BeApproximately(FisherExact.Worse(pair.BaselinePassed, pair.BaselineValid, pair.CandidatePassed, pair.CandidateValid), 1e-12);
            test.TwoSided.Should().BeApproximately(FisherExact.TwoSided(pair.BaselinePassed, pair.BaselineValid, pair.CandidatePassed, pair.CandidateValid), 1e-12);
        }
    }

    [Fact]
    public void Exchanged_sides_exchange_worse_and_better()
    {
        foreach (var pairs in Cases(3, 200, most: 12))
        {
            var (test, exchanged) = (StratifiedExact.Of(pairs), StratifiedExact.Of(pairs.Select(Exchanged)));

            exchanged.Better.Should().BeApproximately(test.Worse, 1e-12);
            exchanged.Worse.Should().BeApproximately(test.Better, 1e-12);
            exchanged.TwoSided.Should().BeApproximately(test.TwoSided, 1e-12);
        }
    }

    [Fact]
    public void Passes_called_failures_exchange_worse_and_better()
    {
        foreach (var pairs in Cases(4, 200, most: 12))
        {
            var flipped = StratifiedExact.Of(pairs.Select(pair => pair with { BaselinePassed = pair.BaselineValid - pair.BaselinePassed, CandidatePassed = pair.CandidateValid - pair.CandidatePassed }));

            flipped.Better.Should().BeApproximately(StratifiedExact.Of(pairs).Worse, 1e-12);
        }
    }

    [Fact]
    public void One_more_pass_of_the_candidate_is_never_better_evidence_of_a_loss()
    {
        foreach (var pairs in Cases(5, 300, most: 8))
        {
            for (var i = 0; i < pairs.Count; i++)
            {
                if (pairs[i].CandidatePassed == pairs[i].CandidateValid) continue;
                var more = pairs.ToArray();
                more[i] = more[i] with { CandidatePassed = more[i].CandidatePassed + 1 };

                StratifiedExact.Of(more).Worse.Should().BeGreaterThanOrEqualTo(StratifiedExact.Of(pairs).Worse - 1e-12);
            }
        }
    }

    [Theory]
    [InlineData("3:3 3:3")]
    [InlineData("4:2 2:3")]
    [InlineData("1:1 2:2 3:2")]
    public void Without_a_change_the_share_of_false_alarms_is_at_most_the_level(string design)
    {
        var runs = design.Split(' ').Select(task => task.Split(':').Select(n => n[0] - '0').ToArray()).ToList();
        foreach (var alpha in new[] { .01, .05, .1, .2, .5 })
        {
            // Outcomes of a task with k passes of n on both sides have the same probability, whatever the pass rate: the size is
            // at most the level exactly when it is for each combination of k.
            foreach (var group in Outcomes(runs).GroupBy(pairs => string.Join(' ', pairs.Select(pair => pair.BaselinePassed + pair.CandidatePassed))))
            {
                var all = group.Sum(Ways);
                group.Where(pairs => Significance.IsReached(StratifiedExact.Of(pairs).Worse, alpha)).Sum(Ways).Should().BeLessThanOrEqualTo((alpha * all) + 1e-9);
                group.Where(pairs => Significance.IsReached(StratifiedExact.Of(pairs).TwoSided, alpha)).Sum(Ways).Should().BeLessThanOrEqualTo((alpha * all) + 1e-9);
            }
        }
    }

    [Fact]
    public void A_task_that_one_side_lacks_changes_nothing_and_is_named()
    {
        var both = TaskPair.Match(Tallies.Of("3/3 2/3"), Tallies.Of("1/3 0/3"));
        var more = TaskPair.Match([.. Tallies.Of("3/3 2/3"), new("gone", 3, 3)], [.. Tallies.Of("1/3 0/3"), new("new", 0, 3), new("never valid", 0, 0)]);

        var test = StratifiedExact.Of(more);

        test.LeftOut.Should().Equal("gone", "never valid", "new");
        test.Should().BeEquivalentTo(StratifiedExact.Of(both), options => options.Excluding(each => each.LeftOut));
    }

    [Fact]
    public void Nothing_to_compare_is_no_evidence()
    {
        var test = StratifiedExact.Of([]);

        (test.Worse, test.Better, test.TwoSided).Should().Be((1, 1, 1));
    }

    [Fact]
    public void Ten_tasks_of_a_thousand_runs_agree_with_the_normal_limit()
    {
        // 9,000 against 8,800 of 10,000: z = (8800 + .5 - 8900) / sqrt(10 * 1000 * 1000 * 1780 * 220 / (2000^2 * 1999)) = -4.4965;
        // Phi(z) = 3.46e-6.
        var pairs = Enumerable.Range(0, 10).Select(i => new TaskPair(Tallies.Name(i), 900, 1000, 880, 1000));

        StratifiedExact.Of(pairs).Worse.Should().BeApproximately(3.46e-6, .1e-6);
    }

    [Fact]
    public void An_extreme_loss_of_many_runs_is_a_small_number_and_not_a_wrong_one()
    {
        var pairs = Enumerable.Range(0, 10).Select(i => new TaskPair(Tallies.Name(i), 1000, 1000, 0, 1000));

        StratifiedExact.Of(pairs).Worse.Should().BeInRange(0, 1e-50);
    }

    [Fact]
    public void More_passes_than_runs_are_refused() =>
        FluentActions.Invoking(() => StratifiedExact.Of([new TaskPair("a", 4, 3, 0, 3)])).Should().Throw<ArgumentOutOfRangeException>();

    private static IEnumerable<IReadOnlyList<TaskPair>> Cases(int seed, int count, int most)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => Tallies.Drawn(random, most, fewest: 1)).ToList();
    }

    private static TaskPair Exchanged(TaskPair pair) => new(pair.Task, pair.CandidatePassed, pair.CandidateValid, pair.BaselinePassed, pair.BaselineValid);

    /// <summary>How many ways there are to each total of the candidate, by dealing the passes of each task out in every way.</summary>
    private static SortedDictionary<int, long> Totals(IReadOnlyList<TaskPair> pairs)
    {
        var totals = new SortedDictionary<int, long> { [0] = 1 };
        foreach (var pair in pairs)
        {
            var next = new SortedDictionary<int, long>();
            for (var deal = 0; deal < 1 << (pair.BaselineValid + pair.CandidateValid); deal++)
            {
                if (int.PopCount(deal) != pair.BaselinePassed + pair.CandidatePassed) continue;
                var own = int.PopCount(deal & ((1 << pair.CandidateValid) - 1));
                foreach (var (total, ways) in totals)
                    next[total + own] = next.GetValueOrDefault(total + own) + ways;
            }

            totals = next;
        }

        return totals;
    }

    private static IEnumerable<TaskPair[]> Outcomes(List<int[]> runs) => runs.Select((task, i) =>
            from baseline in Enumerable.Range(0, task[0] + 1)
            from candidate in Enumerable.Range(0, task[1] + 1)
            select new TaskPair(Tallies.Name(i), baseline, task[0], candidate, task[1]))
        .Aggregate((IEnumerable<TaskPair[]>)[[]], (all, task) => all.SelectMany(_ => task, (before, pair) => (TaskPair[])[.. before, pair]));

    private static double Ways(TaskPair[] pairs) =>
        pairs.Aggregate(1.0, (ways, pair) => ways * Choose(pair.BaselineValid, pair.BaselinePassed) * Choose(pair.CandidateValid, pair.CandidatePassed));

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
