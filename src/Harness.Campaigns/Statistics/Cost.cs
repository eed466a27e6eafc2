namespace Harness.Campaigns.Statistics;

/// <summary>Arithmetic with costs in USD, where null is unknown and spreads to everything that sums it.</summary>
public static class Cost
{
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
}
