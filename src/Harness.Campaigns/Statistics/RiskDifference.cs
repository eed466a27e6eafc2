namespace Harness.Campaigns.Statistics;

/// <summary>
/// The difference of two pass rates, candidate less baseline, stratified by task with Mantel-Haenszel weights, and its score
/// interval: the differences that the stratified score test of O. Miettinen and M. Nurminen does not reject at <see cref="Alpha"/>, two-sided.
/// Statistics in Medicine 4 (1985) 213-226, https://doi.org/10.1002/sim.4780040211; the rates under a given difference are the
/// roots of their cubic. The unit is the run. The score is approximate: <c>docs/statistics.md</c> has its simulated coverage.
/// </summary>
/// <param name="Estimate">-1 to 1; below 0 the candidate passes less often.</param>
/// <param name="Interval">The confidence interval, 95 % unless another level was asked for, within -1 to 1.</param>
public sealed record RiskDifference(double Estimate, Interval Interval)
{
    private const int Halvings = 40;

    /// <summary>How often the interval misses the true difference, as a share; .05 is an interval of 95 %.</summary>
    public double Alpha { get; init; } = Significance.Alpha;

    /// <summary>The difference over the comparable tasks; null when there is none.</summary>
    /// <param name="tasks">The pairs of <see cref="TaskPair.Match"/>.</param>
    /// <param name="alpha">How often the interval may miss, above 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, more passed than were valid, or the level is none.</exception>
    public static RiskDifference? Of(IEnumerable<TaskPair> tasks, double alpha = Significance.Alpha)
    {
        if (alpha is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A level is a share between 0 and 1.");
        TaskPair[] all = [.. tasks];
        foreach (var task in all)
            task.Validate();
        all = [.. all.Where(task => task.IsComparable)];
        if (all.Length == 0) return null;
        var estimate = all.Sum(task => Weight(task) * Observed(task)) / all.Sum(Weight);
        var z = -StandardNormal.Quantile(alpha / 2);
        return new RiskDifference(estimate, new Interval(
            Bound(estimate, -1, difference => Score(all, difference) < z),
            Bound(estimate, 1, difference => Score(all, difference) > -z)))
        { Alpha = alpha };
    }

    private static double Bound(double inside, double outside, Func<double, bool> isInside)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (inside + outside) / 2;
            if (isInside(middle)) inside = middle;
            else outside = middle;
        }

        return (inside + outside) / 2;
    }

    private static double Score(TaskPair[] tasks, double difference)
    {
        var (distance, variance) = (0.0, 0.0);
        foreach (var task in tasks)
        {
            var weight = Weight(task);
            distance += weight * (Observed(task) - difference);
            variance += weight * weight * Variance(task, difference);
        }

        return variance > 0 ? distance / Math.Sqrt(variance) : distance == 0 ? 0 : Math.Sign(distance) * double.PositiveInfinity;
    }

    private static double Weight(TaskPair task) => task.CandidateValid / (double)(task.CandidateValid + task.BaselineValid) * task.BaselineValid;

    private static double Observed(TaskPair task) =>
        (task.CandidatePassed / (double)task.CandidateValid) - (task.BaselinePassed / (double)task.BaselineValid);

    /// <summary>The variance of the observed difference if the true one were <paramref name="difference"/>, with the factor N / (N - 1).</summary>
    private static double Variance(TaskPair task, double difference)
    {
        double n = task.CandidateValid + task.BaselineValid;
        var baseline = BaselineRate(task, difference);
        var candidate = Math.Clamp(baseline + difference, 0, 1);
        return ((candidate * (1 - candidate) / task.CandidateValid) + (baseline * (1 - baseline) / task.BaselineValid)) * n / (n - 1);
    }

    /// <summary>The most likely pass rate of the baseline if the candidate's were higher by <paramref name="d"/>: the root of the cubic.</summary>
    private static double BaselineRate(TaskPair task, double d)
    {
        double m = task.BaselineValid, n = task.CandidateValid, x = task.BaselinePassed, passed = x + task.CandidatePassed;
        var cubic = n + m;
        var square = ((n + (2 * m)) * d) - cubic - passed;
        var linear = (((m * d) - cubic - (2 * x)) * d) + passed;
        var constant = x * d * (1 - d);
        var third = square / (3 * cubic);
        var q = (third * third * third) - (linear * square / (6 * cubic * cubic)) + (constant / (2 * cubic));
        var p = Math.CopySign(Math.Sqrt(Math.Max(0, (third * third) - (linear / (3 * cubic)))), q);
        var angle = p == 0 ? 0 : (Math.PI + Math.Acos(Math.Clamp(q / (p * p * p), -1, 1))) / 3;
        return Math.Clamp((2 * p * Math.Cos(angle)) - third, Math.Max(0, -d), Math.Min(1, 1 - d));
    }
}
