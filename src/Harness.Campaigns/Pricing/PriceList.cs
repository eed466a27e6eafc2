namespace Harness.Campaigns.Pricing;

/// <summary>The price rows of one model at one provider. Which one is in force depends on the moment of the request.</summary>
/// <param name="rows">In any order; their validity must not overlap.</param>
public sealed class PriceList(IReadOnlyList<PriceRow> rows)
{
    /// <summary>The prices of a model that was declared free.</summary>
    public static PriceList Free { get; } = new([PriceRow.Free]);

    public IReadOnlyList<PriceRow> Rows => rows;

    /// <summary>The row in force at a moment; null when none is known.</summary>
    public PriceRow? At(DateTimeOffset moment) => rows.Count > 0 ? rows[0] : null;
}
