using System.Globalization;

namespace Harness.Benchmarks;

/// <summary>Repetitions of one measurement, as they are reported: the median, and the least and the most.</summary>
internal sealed record Sample(IReadOnlyList<double> Values)
{
    public double Median
    {
        get
        {
            var sorted = Values.Order().ToList();
            return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }

    /// <summary>The values by another unit.</summary>
    public Sample Over(double unit) => new([.. Values.Select(value => value / unit)]);

    /// <summary><c>1.12 (1.08 to 1.20, n = 5)</c>.</summary>
    public string ToText(string format, string unit = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"{Median.ToString(format, CultureInfo.InvariantCulture)}{unit} ({Values.Min().ToString(format, CultureInfo.InvariantCulture)} to {Values.Max().ToString(format, CultureInfo.InvariantCulture)}, n = {Values.Count})");
}
