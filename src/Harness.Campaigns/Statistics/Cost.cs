namespace Harness.Campaigns.Statistics;

/// <summary>Arithmetic with costs in USD, where null is unknown and spreads to everything that sums it.</summary>
public static class Cost
{
    private const double MostTimes = 1e15;

    /// <summary>The sum; null when a summand is unknown, 0 without summands.</summary>
    public static decimal? Sum(IEnumerable<decimal?> costs)
    {
        decimal? sum = 0;
        foreach (var cost in costs)
            sum += cost;
        return sum;
    }

    /// <summary>
    /// What one pass cost: the exact cost of all attempts, failed and invalid ones included, by the number of passes.
    /// Null when the cost is unknown or nothing passed: then it is undefined, neither 0 nor infinite.
    /// </summary>
    public static decimal? PerPass(decimal? cost, int passes) => passes > 0 ? cost / passes : null;

    /// <summary>
    /// How many times one cost another is. Null when one is unknown or the other is free, and when it is more than a quadrillion times:
    /// costs of records have no smallest step, and a decimal number no room for every ratio of them.
    /// </summary>
    public static decimal? Ratio(decimal? cost, decimal? other) =>
        cost is { } above && other is > 0 and var below && (double)above / (double)below <= MostTimes ? above / below : null;
}
