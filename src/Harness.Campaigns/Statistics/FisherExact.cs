namespace Harness.Campaigns.Statistics;

/// <summary>
/// Fisher's exact test of two proportions, conditioned on the total of passes. R. A. Fisher, The Design of Experiments (1935),
/// section 2: <see href="https://en.wikipedia.org/wiki/Lady_tasting_tea"/>. The unit is what is counted: runs.
/// </summary>
public static class FisherExact
{
    /// <summary>The probability to see so few passes of the candidate or fewer when both sides are equally good.</summary>
    /// <param name="baselinePassed">0 to <paramref name="baselineValid"/>.</param>
    /// <param name="baselineValid">Runs of the baseline; 0 or more.</param>
    /// <param name="candidatePassed">0 to <paramref name="candidateValid"/>.</param>
    /// <param name="candidateValid">Runs of the candidate; 0 or more.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more passed than were valid.</exception>
    public static double Worse(int baselinePassed, int baselineValid, int candidatePassed, int candidateValid) =>
        Null(baselinePassed, baselineValid, candidatePassed, candidateValid).AtMost(candidatePassed);

    /// <summary>The probability of all divisions of the passes that are not more probable than the observed one.</summary>
    /// <inheritdoc cref="Worse"/>
    public static double TwoSided(int baselinePassed, int baselineValid, int candidatePassed, int candidateValid) =>
        Null(baselinePassed, baselineValid, candidatePassed, candidateValid).NoLikelierThan(candidatePassed);

    private static CountDistribution Null(int baselinePassed, int baselineValid, int candidatePassed, int candidateValid)
    {
        var pair = new TaskPair("", baselinePassed, baselineValid, candidatePassed, candidateValid);
        pair.Validate();
        return StratifiedExact.NullOf(pair);
    }
}
