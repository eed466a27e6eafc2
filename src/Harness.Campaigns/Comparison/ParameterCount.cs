using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Campaigns.Comparison;

/// <summary>The size of a model as a description of its architecture states it.</summary>
/// <param name="TotalBillion">All parameters, in billions; above 0.</param>
/// <param name="ActiveBillion">Those that take part in one token, in billions; null when not stated.</param>
public sealed partial record ParameterCount(decimal TotalBillion, decimal? ActiveBillion)
{
    /// <summary>Reads <c>MoE 30B/3B, code-specialist</c> or <c>mixture of experts, 1T total, 32B activated</c>: the first size is the total. Null when there is none.</summary>
    public static ParameterCount? Parse(string? architecture)
    {
        if (architecture is null)
            return null;
        decimal[] sizes = [.. Size().Matches(architecture).Take(2).Select(Billions)];
        return sizes is [> 0, ..] ? new ParameterCount(sizes[0], sizes.Length > 1 && sizes[1] <= sizes[0] ? sizes[1] : null) : null;
    }

    private static decimal Billions(Match size) =>
        decimal.Parse(size.Groups["number"].Value, CultureInfo.InvariantCulture) * (size.Groups["unit"].Value == "T" ? 1_000 : 1);

    [GeneratedRegex(@"\b(?<number>[0-9]{1,6}(?:\.[0-9]{1,3})?)(?<unit>[BT])\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Size();
}
