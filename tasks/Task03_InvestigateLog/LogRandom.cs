using System.Numerics;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>
/// The random numbers of the log: the same seed gives the same log on every machine and runtime, which
/// .NET does not promise. PCG-XSH-RR 64/32, https://www.pcg-random.org/pdf/hmc-cs-2014-0905.pdf, section 6.3.1.
/// </summary>
internal sealed class LogRandom
{
    private ulong _state;

    public LogRandom(ulong seed)
    {
        Next();
        _state = unchecked(_state + seed);
        Next();
    }

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (uint)(to - from + 1));

    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    /// <summary>The items in a random order (Fisher-Yates); the given list stays as it is.</summary>
    public IReadOnlyList<T> Shuffled<T>(IReadOnlyList<T> items)
    {
        var shuffled = items.ToArray();
        for (var last = shuffled.Length - 1; last > 0; last--)
        {
            var other = Between(0, last);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }

    private uint Next()
    {
        var before = _state;
        _state = unchecked((before * 6364136223846793005) + 1442695040888963407);
        return BitOperations.RotateRight((uint)(((before >> 18) ^ before) >> 27), (int)(before >> 59));
    }
}
