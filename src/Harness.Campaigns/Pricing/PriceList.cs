namespace Harness.Campaigns.Pricing;

/// <summary>The price rows of one model at one provider, region and class of service. Which one is in force depends on the moment of the request.</summary>
public sealed class PriceList
{
    /// <param name="rows">In any order; their validity must not overlap.</param>
    /// <exception cref="ArgumentException">At some moment two rows would be in force; the message names them.</exception>
    public PriceList(IReadOnlyList<PriceRow> rows)
    {
        if (PriceRules.Overlaps(rows).FirstOrDefault() is { First: not null } overlap)
            throw new ArgumentException($"the price rows {overlap.First.Id} and {overlap.Second.Id} are both in force {PriceRules.Validity(overlap.Second)}", nameof(rows));
        Rows = rows;
    }

    /// <summary>The prices of a model that was declared free.</summary>
    public static PriceList Free { get; } = new([PriceRow.Free]);

    public IReadOnlyList<PriceRow> Rows { get; }

    /// <summary>The row in force at a moment; null when none is known.</summary>
    public PriceRow? At(DateTimeOffset moment) => Rows.FirstOrDefault(row => row.Covers(moment));
}
