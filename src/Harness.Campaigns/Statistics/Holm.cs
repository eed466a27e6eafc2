namespace Harness.Campaigns.Statistics;

/// <summary>
/// Holm's step-down correction: whatever the tests depend on, the chance of one false alarm among all of them stays at the level.
/// Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70, https://www.jstor.org/stable/4615733.
/// </summary>
public static class Holm
{
    /// <summary>The adjusted p-values, in the order of <paramref name="p"/>; each is compared with the level itself.</summary>
    /// <param name="p">The p-values that were computed.</param>
    /// <param name="family">
    /// How many tests the chance is kept for; default: those of <paramref name="p"/>. Of a larger family some p-values were never
    /// computed: those of <paramref name="p"/> are then taken for the smallest, which can only make them larger.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The family is smaller than <paramref name="p"/>.</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p, long? family = null)
    {
        var adjusted = new double[p.Count];
        double least = 0;
        var tests = family ?? p.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(tests, p.Count, nameof(family));
        foreach (var i in Enumerable.Range(0, p.Count).OrderBy(i => p[i]))
        {
            least = Math.Max(least, Math.Min(1, p[i] * tests--));
            adjusted[i] = least;
        }

        return adjusted;
    }
}
