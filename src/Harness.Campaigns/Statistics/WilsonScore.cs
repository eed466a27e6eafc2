namespace Harness.Campaigns.Statistics;

/// <summary>
/// The Wilson score interval of a proportion, 95 %, without continuity correction. The unit is what is counted: runs.
/// Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212, https://doi.org/10.1080/01621459.1927.10502953.
/// </summary>
public static class WilsonScore
{
    /// <summary>The standard normal quantile of .975.</summary>
    public const double Z = 1.959963984540054;

    /// <summary>The interval of <paramref name="passed"/> out of <paramref name="valid"/>, within 0 to 1; null when nothing was valid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more passed than were valid.</exception>
    public static Interval? Of(int passed, int valid)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, valid);
        if (valid == 0)
            return null;
        double n = valid;
        var rate = passed / n;
        var scale = 1 + (Z * Z / n);
        var centre = (rate + (Z * Z / (2 * n))) / scale;
        var half = Z * Math.Sqrt((rate * (1 - rate) / n) + (Z * Z / (4 * n * n))) / scale;
        // At the ends the formula is exact; rounding must not move it past them.
        return new Interval(
            passed == 0 ? 0 : Math.Max(0, centre - half),
            passed == valid ? 1 : Math.Min(1, centre + half));
    }
}
