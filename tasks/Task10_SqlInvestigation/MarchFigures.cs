namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>The right answer, computed from the ledger in plain C# and never from a query.</summary>
/// <param name="Sales">How many sales count: made in March 2026 by the shop's own clock and not voided.</param>
/// <param name="NetRevenueCents">Their net revenue.</param>
/// <param name="BestShopId">The shop with the highest net revenue among them.</param>
/// <param name="BestShopNetRevenueCents">That shop's net revenue.</param>
/// <param name="GiftCardCents">Captured gift card payments on them.</param>
/// <param name="UnsettledSaleIds">Those whose captured payments are not exactly their net revenue, by id.</param>
internal sealed record MarchFigures(
    int Sales,
    long NetRevenueCents,
    int BestShopId,
    long BestShopNetRevenueCents,
    long GiftCardCents,
    IReadOnlyList<int> UnsettledSaleIds)
{
    public static MarchFigures Of(SalesLedger ledger)
    {
        var counted = ledger.Sales.Where(sale => sale.VoidedAtUtc is null && IsInMarch(sale)).ToList();
        var byShop = counted
            .GroupBy(sale => sale.ShopId)
            .Select(shop => (ShopId: shop.Key, Cents: shop.Sum(sale => sale.NetCents)))
            .OrderByDescending(shop => shop.Cents)
            .ToList();
        if (byShop[0].Cents == byShop[1].Cents)
            throw new InvalidOperationException("Two shops share the first place: this instance has no single right answer.");

        return new MarchFigures(
            counted.Count,
            counted.Sum(sale => sale.NetCents),
            byShop[0].ShopId,
            byShop[0].Cents,
            counted.SelectMany(sale => sale.Payments)
                .Where(payment => payment is { Method: "gift_card", State: "captured" })
                .Sum(payment => (long)payment.AmountCents),
            [.. counted.Where(sale => sale.CapturedCents != sale.NetCents).Select(sale => sale.Id).Order()]);
    }

    private static bool IsInMarch(Sale sale) =>
        sale.SoldAtUtc.AddMinutes(sale.OffsetMinutes) is { Year: 2026, Month: 3 };
}
