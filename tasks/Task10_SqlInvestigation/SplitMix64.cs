namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>
/// The generator of random numbers of the database: the same seed gives the same rows on every machine and runtime,
/// which the random numbers of .NET do not promise. Source: https://prng.di.unimi.it/splitmix64.c (public domain).
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    /// <summary>True in <paramref name="percent"/> of 100 cases.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    /// <summary>The items in a random order (Fisher-Yates); the given list stays as it is.</summary>
    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToList();
        for (var last = shuffled.Count - 1; last > 0; last--)
        {
            var other = Between(0, last);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
