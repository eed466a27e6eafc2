namespace Harness.Campaigns.Statistics;

/// <summary>What a planned number of runs could show against a baseline that is there already: pooled, one-sided, over runs.</summary>
public static class DetectableDrop
{
    /// <summary>The level of the test.</summary>
    public const double Alpha = Significance.Alpha;

    /// <summary>The chance that a drop is seen from which on it is called detectable.</summary>
    public const double EnoughPower = .8;

    private const double Precision = 1e-6;

    /// <summary>The highest pass rate that the candidate may truly have and still be found worse with <see cref="EnoughPower"/>.</summary>
    /// <param name="baselinePassed">Passes of the baseline.</param>
    /// <param name="baselineValid">Valid runs of the baseline.</param>
    /// <param name="runs">Planned runs of the candidate.</param>
    /// <returns>0 to 1; null when so few runs could not even show that nothing passes any more.</returns>
    public static double? HighestRate(int baselinePassed, int baselineValid, int runs)
    {
        if (Power(baselinePassed, baselineValid, runs, 0) < EnoughPower) return null;
        // The better the candidate, the less often it is found worse.
        var (low, high) = (0.0, 1.0);
        while (high - low > Precision)
        {
            var middle = (low + high) / 2;
            if (Power(baselinePassed, baselineValid, runs, middle) >= EnoughPower) low = middle;
            else high = middle;
        }

        return low;
    }

    /// <summary>The chance that <see cref="FisherExact.Worse"/> is at most <see cref="Alpha"/> when each run passes with this rate.</summary>
    public static double Power(int baselinePassed, int baselineValid, int runs, double rate)
    {
        // More passes are never better evidence of a loss.
        var foundWorse = -1;
        while (foundWorse < runs && Significance.IsReached(FisherExact.Worse(baselinePassed, baselineValid, foundWorse + 1, runs)))
            foundWorse++;
        return CountDistribution.Binomial(runs, rate).AtMost(foundWorse);
    }
}
