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
    public static double Worse(int baselinePassed, int baselineValid, int candidatePassed, int candidateValid)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(baselinePassed);
        ArgumentOutOfRangeException.ThrowIfNegative(candidatePassed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(baselinePassed, baselineValid);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidatePassed, candidateValid);
        var passed = baselinePassed + candidatePassed;
        var all = LogChoose(baselineValid + candidateValid, passed);
        double sum = 0;
        for (var k = Math.Max(0, passed - baselineValid); k <= candidatePassed; k++)
            sum += Math.Exp(LogChoose(candidateValid, k) + LogChoose(baselineValid, passed - k) - all);
        return Math.Min(1, sum);
    }

    /// <summary>The natural logarithm of "n choose k".</summary>
    internal static double LogChoose(int n, int k)
    {
        double log = 0;
        for (var i = 1; i <= k; i++)
            log += Math.Log(n - k + i) - Math.Log(i);
        return log;
    }
}
