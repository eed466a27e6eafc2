namespace Harness.Campaigns.Statistics;

/// <summary>
/// The unbiased estimates of passing at least once in k runs (pass@k) and every time in k runs (pass^k), averaged over tasks.
/// Sources: M. Chen et al., Evaluating Large Language Models Trained on Code (2021), section 2.1, https://arxiv.org/abs/2107.03374;
/// S. Yao et al., tau-bench (2024), section 3, https://arxiv.org/abs/2406.12045.
/// </summary>
public static class PassAtK
{
    /// <summary>1 - C(n-c, k) / C(n, k): at least one of k runs passes. Null when fewer than k runs were valid.</summary>
    public static double? AnyOf(int passed, int valid, int k) => Valid(passed, valid, k) ? 1 - Share(valid - passed, valid, k) : null;

    /// <summary>C(c, k) / C(n, k): all of k runs pass. Null when fewer than k runs were valid.</summary>
    public static double? AllOf(int passed, int valid, int k) => Valid(passed, valid, k) ? Share(passed, valid, k) : null;

    /// <summary>pass@k, averaged over the tasks with at least k valid runs; null when there is none.</summary>
    public static SuiteMean? AnyOf(IEnumerable<TaskTally> tasks, int k) => SuiteMean.Of(tasks.Select(task => AnyOf(task.Passed, task.Valid, k)));

    /// <summary>pass^k, averaged over the tasks with at least k valid runs; null when there is none.</summary>
    public static SuiteMean? AllOf(IEnumerable<TaskTally> tasks, int k) => SuiteMean.Of(tasks.Select(task => AllOf(task.Passed, task.Valid, k)));

    private static bool Valid(int passed, int valid, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, valid);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return k <= valid;
    }

    /// <summary>C(some, k) / C(all, k): the share of all ways to choose k runs that choose only from <paramref name="some"/>.</summary>
    private static double Share(int some, int all, int k)
    {
        double share = 1;
        for (var i = 0; i < k; i++)
            share *= Math.Max(0, some - i) / (double)(all - i);
        return share;
    }
}
