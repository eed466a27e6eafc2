namespace Harness.Campaigns.Statistics;

/// <summary>A fall of the pass rate of the suite, over its runs.</summary>
/// <param name="From">The assumed pass rate of the baseline, 0 to 1.</param>
/// <param name="To">The pass rate of the candidate, 0 to <paramref name="From"/>.</param>
public sealed record SuiteDrop(double From, double To)
{
    /// <summary>How many of 100 runs fewer pass.</summary>
    public double Points => (From - To) * 100;
}
