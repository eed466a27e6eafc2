namespace Harness.Campaigns.Statistics;

/// <summary>When a p-value counts.</summary>
public static class Significance
{
    /// <summary>The level of every test unless another is asked for.</summary>
    public const double Alpha = .05;

    // 3/3 against 0/3 has p = 1/20: rounding must not decide whether that is at most .05.
    private const double Rounding = 1 + 1e-9;

    /// <summary>The p-value is at most the level; one that equals it but for rounding is.</summary>
    public static bool IsReached(double p, double alpha = Alpha) => p <= alpha * Rounding;
}
