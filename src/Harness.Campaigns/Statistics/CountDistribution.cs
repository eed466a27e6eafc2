namespace Harness.Campaigns.Statistics;

/// <summary>
/// The distribution of a whole number, by recursion from its mode, so that no factorial is ever formed. Probabilities below
/// <see cref="Negligible"/> of the largest are dropped at both ends, which keeps thousands of runs a matter of milliseconds.
/// </summary>
internal sealed class CountDistribution
{
    /// <summary>What is so much rarer than the most probable count is left out: an absolute error far below any p-value that is printed.</summary>
    private const double Negligible = 1e-60;

    /// <summary>Two counts are equally probable when they differ by no more than rounding; the tolerance of R's fisher.test.</summary>
    private const double Tolerance = 1 + 1e-7;

    /// <summary>Below so many runs a side, what was computed once is kept: the same few designs come again and again.</summary>
    private const int Few = 16;

    private static readonly CountDistribution?[] Small = new CountDistribution?[Few * Few * 2 * Few];

    private readonly int _lowest;
    private readonly double[] _probabilities;
    private double[]? _sums;

    private CountDistribution(int lowest, double[] probabilities) => (_lowest, _probabilities) = (lowest, probabilities);

    /// <summary>Always 0.</summary>
    public static CountDistribution Zero { get; } = new(0, [1]);

    public double Mean
    {
        get
        {
            double sum = 0;
            for (var i = 0; i < _probabilities.Length; i++)
                sum += (_lowest + i) * _probabilities[i];
            return sum;
        }
    }

    /// <summary>How many of <paramref name="passed"/> passes fall to the candidate when they are dealt out blindly to the runs of both sides.</summary>
    public static CountDistribution Hypergeometric(int candidateRuns, int baselineRuns, int passed)
    {
        if (Math.Max(candidateRuns, baselineRuns) >= Few) return NewHypergeometric(candidateRuns, baselineRuns, passed);
        // Immutable: whichever thread comes last, it stores the same.
        return Small[(((candidateRuns * Few) + baselineRuns) * 2 * Few) + passed] ??= NewHypergeometric(candidateRuns, baselineRuns, passed);
    }

    /// <summary>How many of <paramref name="runs"/> pass when each does with this rate.</summary>
    public static CountDistribution Binomial(int runs, double rate) => rate switch
    {
        <= 0 => Zero,
        >= 1 => new(runs, [1]),
        _ => FromMode(0, runs, (int)((runs + 1) * rate), k => (runs - k) / (k + 1.0) * (rate / (1 - rate))),
    };

    /// <summary>The sum of two independent counts.</summary>
    public CountDistribution Plus(CountDistribution other)
    {
        if (_probabilities.Length == 1) return new(_lowest + other._lowest, other._probabilities);
        if (other._probabilities.Length == 1) return new(_lowest + other._lowest, _probabilities);
        var sum = new double[_probabilities.Length + other._probabilities.Length - 1];
        for (var i = 0; i < _probabilities.Length; i++)
        {
            for (var j = 0; j < other._probabilities.Length; j++)
                sum[i + j] += _probabilities[i] * other._probabilities[j];
        }

        return Trimmed(_lowest + other._lowest, sum);
    }

    /// <summary>The probability of <paramref name="count"/> or less.</summary>
    public double AtMost(int count)
    {
        double sum = 0;
        for (var i = 0; i < _probabilities.Length && _lowest + i <= count; i++)
            sum += _probabilities[i];
        return Math.Min(1, sum);
    }

    /// <summary>The probability of <paramref name="count"/> or more.</summary>
    public double AtLeast(int count)
    {
        double sum = 0;
        for (var i = _probabilities.Length - 1; i >= 0 && _lowest + i >= count; i--)
            sum += _probabilities[i];
        return Math.Min(1, sum);
    }

    /// <summary>The probability of all counts that are not more probable than <paramref name="count"/>.</summary>
    public double NoLikelierThan(int count)
    {
        var at = count - _lowest;
        if (at < 0 || at >= _probabilities.Length)
            return 0;
        var limit = _probabilities[at] * Tolerance;
        return Math.Min(1, _probabilities.Where(p => p <= limit).Order().Sum());
    }

    /// <summary>The smallest count whose <see cref="AtMost"/> exceeds <paramref name="share"/>: a draw, when the share is drawn uniformly.</summary>
    public int Quantile(double share)
    {
        _sums ??= Sums();
        var found = Array.BinarySearch(_sums, share);
        return _lowest + Math.Min(found < 0 ? ~found : found + 1, _sums.Length - 1);
    }

    private double[] Sums()
    {
        var sums = new double[_probabilities.Length];
        double sum = 0;
        for (var i = 0; i < sums.Length; i++)
            sums[i] = sum += _probabilities[i];
        return sums;
    }

    private static CountDistribution NewHypergeometric(int candidateRuns, int baselineRuns, int passed)
    {
        double all = candidateRuns + baselineRuns;
        return FromMode(
            Math.Max(0, passed - baselineRuns),
            Math.Min(passed, candidateRuns),
            (int)((passed + 1.0) * (candidateRuns + 1.0) / (all + 2)),
            k => (candidateRuns - k) * (double)(passed - k) / ((k + 1.0) * (baselineRuns - passed + k + 1.0)));
    }

    private static CountDistribution FromMode(int low, int high, int mode, Func<int, double> next)
    {
        mode = Math.Clamp(mode, low, high);
        var weights = new double[high - low + 1];
        weights[mode - low] = 1;
        for (var k = mode; k < high && weights[k - low] > Negligible; k++)
            weights[k + 1 - low] = weights[k - low] * next(k);
        for (var k = mode - 1; k >= low && weights[k + 1 - low] > Negligible; k--)
            weights[k - low] = weights[k + 1 - low] / next(k);
        double sum = 0;
        foreach (var weight in weights)
            sum += weight;
        for (var i = 0; i < weights.Length; i++)
            weights[i] /= sum;
        return Trimmed(low, weights);
    }

    private static CountDistribution Trimmed(int lowest, double[] probabilities)
    {
        double largest = 0;
        foreach (var probability in probabilities)
            largest = Math.Max(largest, probability);
        var limit = largest * Negligible;
        var (first, last) = (0, probabilities.Length - 1);
        while (probabilities[first] <= limit) first++;
        while (probabilities[last] <= limit) last--;
        return first == 0 && last == probabilities.Length - 1
            ? new CountDistribution(lowest, probabilities)
            : new CountDistribution(lowest + first, probabilities[first..(last + 1)]);
    }
}
