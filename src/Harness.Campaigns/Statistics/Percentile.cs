namespace Harness.Campaigns.Statistics;

/// <summary>
/// Percentiles by linear interpolation between the closest ranks: type 7 of Hyndman and Fan, The American Statistician 50
/// (1996) 361-365; what R, NumPy and a spreadsheet's PERCENTILE.INC compute.
/// </summary>
public static class Percentile
{
    /// <summary>The value below which the share <paramref name="p"/> of the values lies; null without values.</summary>
    /// <param name="values">In any order; the unit of the answer is theirs.</param>
    /// <param name="p">0 (the smallest) to 1 (the largest).</param>
    public static double? Of(IEnumerable<double> values, double p)
    {
        if (p is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A percentile is asked for with a number from 0 to 1.");
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
            return null;
        var position = p * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
