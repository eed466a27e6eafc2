namespace Harness.Campaigns.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class StandardNormal
{
    private const double Widest = 40;

    /// <summary>
    /// The probability of a value up to <paramref name="x"/>, to about 1e-15: by the series around 0, by the continued fraction of
    /// the tail beyond 3. M. Abramowitz and I. Stegun, 26.2.10 and 26.2.14, https://personal.math.ubc.ca/~cbm/aands/page_932.htm.
    /// </summary>
    public static double AtMost(double x)
    {
        if (x > 0) return 1 - AtMost(-x);
        var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (x < -3)
        {
            var fraction = -x;
            for (var k = 100; k >= 1; k--)
                fraction = -x + (k / fraction);
            return density / fraction;
        }

        var (sum, term) = (0.0, x);
        for (var k = 1; Math.Abs(term) > 1e-17; k += 2)
        {
            sum += term;
            term *= x * x / (k + 2);
        }

        return .5 + (sum * density);
    }

    /// <summary>The value below which this share lies; by bisection.</summary>
    /// <param name="share">Above 0, below 1.</param>
    public static double Quantile(double share)
    {
        var (low, high) = (-Widest, Widest);
        for (var i = 0; i < 80; i++)
        {
            var middle = (low + high) / 2;
            if (AtMost(middle) < share) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }
}
