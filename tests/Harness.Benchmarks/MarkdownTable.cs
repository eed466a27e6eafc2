using System.Globalization;
using System.Text;

namespace Harness.Benchmarks;

/// <summary>One benchmark's figures: what, median with range, target, and whether the median meets it.</summary>
internal sealed class MarkdownTable(string title)
{
    private readonly StringBuilder _rows = new();

    /// <summary>A figure without a target.</summary>
    public void Add(string what, string figure) => Row(what, figure, "", "");

    /// <summary>A figure that may be at most so much.</summary>
    public void AddAtMost(string what, Sample sample, double target, string format, string unit = "") =>
        Row(what, sample.ToText(format, unit), $"at most {target.ToString(CultureInfo.InvariantCulture)}{unit}", sample.Median <= target ? "yes" : "**no**");

    /// <summary>A figure that must be at least so much.</summary>
    public void AddAtLeast(string what, Sample sample, double target, string format, string unit = "") =>
        Row(what, sample.ToText(format, unit), $"at least {target.ToString(CultureInfo.InvariantCulture)}{unit}", sample.Median >= target ? "yes" : "**no**");

    public override string ToString() => $"### {title}\n\n| what | median (range) | target | met |\n|---|---|---|---|\n{_rows}";

    private void Row(params string[] cells) => _rows.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
