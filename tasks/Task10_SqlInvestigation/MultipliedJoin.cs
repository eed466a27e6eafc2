namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>
/// What comes out when lines and payments are joined in one query: each line counts once for every captured payment of its
/// sale, and the other way round. The figures of the attempt <c>wrong-join-multiplies-rows</c>.
/// </summary>
internal static class MultipliedJoin
{
    /// <summary>The attempt's query for unsettled sales ends with LIMIT 20.</summary>
    private const int MostIds = 20;

    public static MarchFigures Of(SalesLedger ledger)
    {
        var joined = ledger.Sales
            .Where(sale => sale.VoidedAtUtc is null && sale.SoldAtUtc.AddMinutes(sale.OffsetMinutes) is { Year: 2026, Month: 3 })
            .Select(sale => (
                Sale: sale,
                Lines: sale.Lines.Where(line => line.Void != "Y").ToList(),
                Payments: sale.Payments.Where(payment => payment.State == "captured").ToList()))
            .Where(row => row.Lines.Count > 0 && row.Payments.Count > 0)
            .Select(row => (
                row.Sale,
                Net: row.Sale.NetCents * row.Payments.Count,
                Paid: row.Sale.CapturedCents * row.Lines.Count,
                GiftCards: row.Payments.Where(payment => payment.Method == "gift_card").Sum(payment => (long)payment.AmountCents) * row.Lines.Count))
            .ToList();
        var best = joined.GroupBy(row => row.Sale.ShopId, (shop, rows) => (Id: shop, Cents: rows.Sum(row => row.Net))).MaxBy(shop => shop.Cents);
        return new MarchFigures(
            joined.Count,
            joined.Sum(row => row.Net),
            best.Id,
            best.Cents,
            joined.Sum(row => row.GiftCards),
            [.. joined.Where(row => row.Net != row.Paid).Select(row => row.Sale.Id).Order().Take(MostIds)]);
    }
}
