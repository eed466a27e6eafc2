namespace Harness.Campaigns.Briefs;

/// <summary>A number that a brief states.</summary>
/// <param name="Offset">Where it stands in its passage.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Kind">What it is by its looks.</param>
/// <param name="Value">The number; of a fraction the numerator, of an interval the lower bound.</param>
/// <param name="Other">The denominator or the upper bound; else 0.</param>
/// <param name="Decimals">Decimals that are shown: what is compared is rounded to them.</param>
/// <param name="Unit">What a count counts, singular and lower case; else empty.</param>
internal sealed record BriefNumber(int Offset, string Text, NumberKind Kind, decimal Value, decimal Other, int Decimals, string Unit)
{
    /// <summary>Whether a value, rounded as this one is, may be written like this.</summary>
    public bool Shows(decimal value) => IsClose(value, Value);

    /// <summary>Whether a fact may be written like this.</summary>
    public bool Shows(Fact fact) => IsBound
        ? fact.Value < Value
        : IsClose(fact.Value, Value) && (Kind is not (NumberKind.Fraction or NumberKind.Interval) || IsClose(fact.Other, Other));

    // "p < .0001", "<$0.0001".
    private bool IsBound => Kind is NumberKind.PValue or NumberKind.Money && (Text.Contains('<', StringComparison.Ordinal) || Text.StartsWith("&lt;", StringComparison.Ordinal));

    private bool IsClose(decimal fact, decimal stated)
    {
        var half = .5m;
        for (var i = 0; i < Decimals; i++)
            half /= 10;
        return Math.Abs(fact - stated) <= half * 1.000001m && (Kind != NumberKind.Fraction || fact == stated);
    }
}
