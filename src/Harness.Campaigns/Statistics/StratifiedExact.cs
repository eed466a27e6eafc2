namespace Harness.Campaigns.Statistics;

/// <summary>
/// The exact conditional test of two campaigns on the same tasks. Given how many runs of a task passed on both sides together,
/// the candidate's share of them is hypergeometric if the task did not change; the total over the tasks is the convolution, and
/// the p-value its tail. No normal approximation; the size is at most the level. With one task it is Fisher's exact test.
/// Sources: J. J. Gart, Biometrika 57 (1970) 471-475, https://doi.org/10.1093/biomet/57.3.471; C. R. Mehta, N. R. Patel and
/// R. Gray, J. Am. Stat. Assoc. 80 (1985) 969-973, https://doi.org/10.1080/01621459.1985.10478212;
/// it is <c>mantelhaen.test(exact = TRUE)</c> of R, https://rdrr.io/r/stats/mantelhaen.test.html.
/// </summary>
public static class StratifiedExact
{
    /// <summary>Tests the pairs of <see cref="TaskPair.Match"/>. Every p-value is 1 when no task is comparable.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more passed than were valid.</exception>
    public static StratifiedTest Of(IEnumerable<TaskPair> tasks)
    {
        List<string> compared = [], leftOut = [];
        var total = CountDistribution.Zero;
        var passed = 0;
        foreach (var task in tasks)
        {
            task.Validate();
            (task.IsComparable ? compared : leftOut).Add(task.Task);
            if (!task.IsComparable) continue;
            total = total.Plus(NullOf(task));
            passed += task.CandidatePassed;
        }

        return new StratifiedTest(
            total.AtMost(passed), total.AtLeast(passed), total.NoLikelierThan(passed), passed, total.Mean, compared, leftOut);
    }

    /// <summary>The passes of the candidate in one task if it did not change.</summary>
    internal static CountDistribution NullOf(TaskPair task) =>
        CountDistribution.Hypergeometric(task.CandidateValid, task.BaselineValid, task.BaselinePassed + task.CandidatePassed);
}
