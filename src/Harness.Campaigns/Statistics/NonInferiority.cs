namespace Harness.Campaigns.Statistics;

/// <summary>
/// Whether a candidate, cheaper as a rule, was shown to pass at most <see cref="Margin"/> less often. Absence of a detected
/// difference does not show it; the whole interval has to lie above the margin, so at 95 % the claim is wrong in 2.5 % of cases at
/// most, as ICH E9 (1998), section 3.3.2, asks: https://database.ich.org/sites/default/files/E9_Guideline.pdf. The unit is the run.
/// </summary>
/// <param name="Margin">How much less often it may pass, above 0, below 1; decided before the runs are seen.</param>
/// <param name="Difference">The stratified difference, candidate less baseline.</param>
public sealed record NonInferiority(double Margin, RiskDifference Difference)
{
    /// <summary>The lower end of the interval lies above minus the margin.</summary>
    public bool IsShown => Difference.Interval.Low > -Margin;

    /// <summary>The upper end of the interval lies below minus the margin: worse by more than that.</summary>
    public bool IsRefuted => Difference.Interval.High < -Margin;

    /// <summary>Judges the pairs; null when no task is comparable.</summary>
    /// <param name="tasks">The pairs of <see cref="TaskPair.Match"/>.</param>
    /// <param name="margin">Above 0, below 1.</param>
    /// <param name="alpha">How often the interval may miss; half of it is the chance that the claim is wrong.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin or the level is not between 0 and 1, or a count is impossible.</exception>
    public static NonInferiority? Of(IEnumerable<TaskPair> tasks, double margin, double alpha = Significance.Alpha)
    {
        if (margin is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is a share of runs between 0 and 1.");
        return RiskDifference.Of(tasks, alpha) is { } difference ? new NonInferiority(margin, difference) : null;
    }
}
