using System.Globalization;

namespace Harness.Campaigns.Predictions;

/// <summary>The values that a prediction or a condition names: one of them, or all between bounds. Null is no bound.</summary>
/// <param name="EqualTo">The one value; then there are no bounds.</param>
/// <param name="AtLeast">Lower bound, itself included.</param>
/// <param name="Above">Lower bound, itself excluded.</param>
/// <param name="AtMost">Upper bound, itself included.</param>
/// <param name="Below">Upper bound, itself excluded.</param>
public sealed record ExpectedRange(
    decimal? EqualTo = null,
    decimal? AtLeast = null,
    decimal? Above = null,
    decimal? AtMost = null,
    decimal? Below = null)
{
    /// <summary>Whether the value is one of them.</summary>
    public bool Contains(decimal value) => !IsBelow(value) && !IsAbove(value);

    /// <summary>Whether all of them are higher than the value.</summary>
    public bool IsBelow(decimal value) => value < (EqualTo ?? AtLeast) || value <= Above;

    /// <summary>Whether all of them are lower than the value.</summary>
    public bool IsAbove(decimal value) => value > (EqualTo ?? AtMost) || value >= Below;

    /// <summary><c>22</c>, <c>below 0.003</c>, <c>at least 20 and at most 25</c>.</summary>
    public override string ToString() => EqualTo is { } one
        ? Text(one)
        : string.Join(" and ", new[] { Bound("at least", AtLeast), Bound("above", Above), Bound("at most", AtMost), Bound("below", Below) }.OfType<string>());

    /// <summary>A number as files and tables have it: invariant, without trailing zeros.</summary>
    internal static string Text(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string? Bound(string words, decimal? value) => value is { } bound ? $"{words} {Text(bound)}" : null;
}
