namespace Harness.Campaigns.Statistics;

/// <summary>
/// What a design can show: the chance that <see cref="StratifiedExact"/> finds the candidate worse. Both campaigns are drawn anew,
/// baseline included, by a seeded simulation (the number of outcomes forbids enumeration); each is judged by the exact test, or
/// beyond 300 runs of the candidate by its normal limit with continuity correction.
/// </summary>
public static class DesignPower
{
    /// <summary>Simulated pairs of campaigns: a share of .8 is then known to .009 (one standard error), a drop to about half a point.</summary>
    public const int Campaigns = 2_000;

    private const double Precision = .001;

    /// <summary>The chance of <see cref="Verdict.Regressed"/> for these rates, 0 to 1.</summary>
    /// <param name="tasks">The design, with <see cref="DesignedTask.CandidateRate"/>.</param>
    /// <param name="rules">Default: <see cref="VerdictRules.Gate"/>.</param>
    /// <param name="campaigns">How many pairs of campaigns are simulated.</param>
    /// <param name="seed">The same seed gives the same number.</param>
    public static double Of(IReadOnlyList<DesignedTask> tasks, VerdictRules? rules = null, int campaigns = Campaigns, int seed = 1) =>
        new SimulatedDesign(tasks, rules ?? VerdictRules.Gate, campaigns, seed).Flagged(task => task.CandidateRate);

    /// <summary>
    /// The smallest drop that is seen with 80 % power when the same share of the passes is lost in every task; null when even a
    /// candidate that never passes is seen less often. <see cref="DesignedTask.CandidateRate"/> is not looked at.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static SuiteDrop? SmallestDrop(IReadOnlyList<DesignedTask> tasks, VerdictRules? rules = null, int campaigns = Campaigns, int seed = 1)
    {
        if (new SimulatedDesign(tasks, rules ?? VerdictRules.Gate, campaigns, seed).KeptWhenFlagged(DetectableDrop.EnoughPower, Precision) is not { } kept)
            return null;
        var rate = tasks.Sum(task => task.BaselineRate * task.CandidateRuns) / tasks.Sum(task => task.CandidateRuns);
        return new SuiteDrop(rate, rate * kept);
    }
}
