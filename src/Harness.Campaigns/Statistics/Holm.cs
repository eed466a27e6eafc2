namespace Harness.Campaigns.Statistics;

/// <summary>
/// Holm's step-down correction: whatever the tests depend on, the chance of one false alarm among all of them stays at the level.
/// Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70, https://www.jstor.org/stable/4615733.
/// </summary>
public static class Holm
{
    /// <summary>The adjusted p-values, in the order of <paramref name="p"/>; each is compared with the level itself.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        double least = 0;
        var tests = p.Count;
        foreach (var i in Enumerable.Range(0, p.Count).OrderBy(i => p[i]))
        {
            least = Math.Max(least, Math.Min(1, p[i] * tests--));
            adjusted[i] = least;
        }

        return adjusted;
    }
}
