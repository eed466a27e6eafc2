namespace Harness.Campaigns.Statistics;

/// <summary>
/// The other claim: worse <em>on tasks like these</em>. The unit is the task, each counts once however often it ran, and the claim
/// reaches beyond this suite; ten tasks can hardly show it. Exact sign test and exact Wilcoxon signed-rank test over the tasks'
/// differences of pass rate; tasks without a difference are dropped, equal differences share their mean rank.
/// Source: F. Wilcoxon, Biometrics Bulletin 1 (1945) 80-83, https://doi.org/10.2307/3001968.
/// </summary>
/// <param name="Worse">Tasks that pass less often.</param>
/// <param name="Better">Tasks that pass more often.</param>
/// <param name="Tied">Tasks that pass equally often; in no p-value.</param>
/// <param name="SignP">One-sided: so few tasks better or fewer if each were as likely to become better as worse.</param>
/// <param name="SignedRankP">One-sided: so small a rank sum of the better tasks or a smaller one.</param>
/// <param name="SignedRankTwoSidedP">Twice the smaller tail of the signed-rank test, at most 1.</param>
public sealed record TaskLevelTest(int Worse, int Better, int Tied, double SignP, double SignedRankP, double SignedRankTwoSidedP)
{
    private const int Digits = 12;

    /// <summary>Tests the comparable tasks of the pairs. Every p-value is 1 when none differs.</summary>
    public static TaskLevelTest Of(IEnumerable<TaskPair> tasks)
    {
        double[] differences =
        [
            .. tasks.Where(task => task.IsComparable)
                .Select(task => Math.Round((task.CandidatePassed / (double)task.CandidateValid) - (task.BaselinePassed / (double)task.BaselineValid), Digits)),
        ];
        double[] sizes = [.. differences.Where(difference => difference != 0).Select(Math.Abs).Order()];
        var (worse, better) = (differences.Count(difference => difference < 0), differences.Count(difference => difference > 0));
        var sums = RankSums(sizes.Select(size => DoubledRank(sizes, size)));
        var observed = differences.Where(difference => difference > 0).Sum(difference => DoubledRank(sizes, difference));
        var (low, high) = (sums[..(observed + 1)].Sum(), sums[observed..].Sum());
        return new TaskLevelTest(
            worse, better, differences.Length - worse - better,
            CountDistribution.Binomial(worse + better, .5).AtMost(better),
            Math.Min(1, low),
            Math.Min(1, 2 * Math.Min(low, high)));
    }

    /// <summary>Twice the mean rank of a size among the sorted sizes: a whole number also for ties.</summary>
    private static int DoubledRank(double[] sorted, double size)
    {
        var first = Array.IndexOf(sorted, size);
        return first + 1 + Array.LastIndexOf(sorted, size) + 1;
    }

    /// <summary>The probability of each sum of doubled ranks when every task is better with probability one half.</summary>
    private static double[] RankSums(IEnumerable<int> ranks)
    {
        double[] sums = [1];
        foreach (var rank in ranks)
        {
            var next = new double[sums.Length + rank];
            for (var i = 0; i < sums.Length; i++)
            {
                next[i] += sums[i] / 2;
                next[i + rank] += sums[i] / 2;
            }

            sums = next;
        }

        return sums;
    }
}
