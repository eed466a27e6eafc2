using System.Globalization;

namespace Harness.Campaigns.Comparison.Plots;

/// <summary>A scale of costs: from zero, or logarithmic where the largest is so far from the smallest that most points would be one.</summary>
internal sealed class CostScale
{
    private const double Far = 8;
    private const double Room = 1.15;
    private const int MostTicks = 7;

    private static readonly double[] Digits = [1, 2, 5];

    private readonly double _low;
    private readonly double _high;
    private readonly double _left;
    private readonly double _right;

    /// <param name="costs">What has to be on it, USD; 0 or more.</param>
    /// <param name="left">Where it begins.</param>
    /// <param name="right">Where it ends.</param>
    public CostScale(IReadOnlyCollection<double> costs, double left, double right)
    {
        (_left, _right) = (left, right);
        IsLogarithmic = costs.Count > 0 && costs.Min() > 0 && costs.Max() / costs.Min() > Far;
        (_low, _high) = IsLogarithmic ? (costs.Min() / Room, costs.Max() * Room) : (0, costs.Count > 0 && costs.Max() > 0 ? costs.Max() * Room : 1);
        Ticks = IsLogarithmic ? Logarithmic() : Linear();
    }

    public bool IsLogarithmic { get; }

    /// <summary>Where lines of the grid stand, USD.</summary>
    public IReadOnlyList<double> Ticks { get; }

    public double At(double cost) => _left + ((_right - _left) * (IsLogarithmic ? Math.Log(cost / _low) / Math.Log(_high / _low) : cost / _high));

    public static string Label(double cost) => "$" + cost.ToString("0.########", CultureInfo.InvariantCulture);

    private double[] Linear()
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(_high)));
        var step = new[] { power / 10, power / 5, power / 2, power, power * 2 }.First(step => _high / step < MostTicks);
        return [.. Enumerable.Range(0, MostTicks).Select(i => Math.Round(i * step, 10)).Where(tick => tick <= _high)];
    }

    private double[] Logarithmic()
    {
        var first = (int)Math.Floor(Math.Log10(_low));
        var last = (int)Math.Ceiling(Math.Log10(_high));
        double[] ticks =
        [
            .. from exponent in Enumerable.Range(first, last - first + 1)
               from digit in Digits
               let tick = Math.Round(digit * Math.Pow(10, exponent), 10)
               where tick >= _low && tick <= _high
               select tick,
        ];
        return ticks.Length <= MostTicks ? ticks : [.. ticks.Where((_, i) => i % ((ticks.Length / MostTicks) + 1) == 0)];
    }
}
