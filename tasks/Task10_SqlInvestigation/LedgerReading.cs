namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>
/// One way to read the ledger. The default is what the prompt asks for, the way of SQL included: a sum over nothing is NULL,
/// and a sale without a line that counts is not there. Each attempt in <c>solutions/</c> that errs sets one member, so that
/// its figures are known in every instance; a test compares them with what the attempt's own queries return.
/// </summary>
internal sealed record LedgerReading
{
    /// <summary>The moment whose month decides.</summary>
    public Func<Sale, DateTime> Clock { get; init; } = sale => sale.SoldAtUtc.AddMinutes(sale.OffsetMinutes);

    public Func<Sale, bool> Counts { get; init; } = sale => sale.VoidedAtUtc is null;

    public Func<SaleLine, bool> Stands { get; init; } = line => line.Void != "Y";

    /// <summary>What a line is worth; null is NULL.</summary>
    public Func<SaleLine, long?> Worth { get; init; } = line => line.NetCents;

    public Func<Payment, bool> IsGiftCardMoney { get; init; } = payment => payment is { Method: "gift_card", State: "captured" };

    /// <summary>Whether a sale without any captured payment can be unsettled.</summary>
    public bool FindsUnpaidSales { get; init; } = true;

    /// <summary>The mistaken readings, by the name of the attempt in <c>solutions/</c> that answers so.</summary>
    public static IReadOnlyDictionary<string, LedgerReading> Mistaken { get; } = new SortedDictionary<string, LedgerReading>(StringComparer.Ordinal)
    {
        ["wrong-counts-declined-gift-cards"] = new() { IsGiftCardMoney = payment => payment.Method == "gift_card" },
        ["wrong-counts-void-lines"] = new() { Stands = _ => true },
        ["wrong-counts-voided-sales"] = new() { Counts = _ => true },
        ["wrong-drops-lines-without-discount"] = new() { Worth = line => line.DiscountCents is null ? null : line.NetCents },
        ["wrong-drops-old-tills"] = new() { Stands = line => line.Void is not (null or "Y") },
        ["wrong-misses-unpaid-sales"] = new() { FindsUnpaidSales = false },
        ["wrong-month-in-utc"] = new() { Clock = sale => sale.SoldAtUtc },
        ["wrong-offset-subtracted"] = new() { Clock = sale => sale.SoldAtUtc.AddMinutes(-sale.OffsetMinutes) },
    };

    /// <summary>Both NULLs overlooked: the first answer of the attempt that corrects itself.</summary>
    public static LedgerReading FirstTry { get; } = new()
    {
        Stands = line => line.Void is not (null or "Y"),
        Worth = line => line.DiscountCents is null ? null : line.NetCents,
    };

    /// <summary>The figures that this reading comes to.</summary>
    public MarchFigures Of(SalesLedger ledger)
    {
        var counted = ledger.Sales.Where(sale => Counts(sale) && Clock(sale) is { Year: 2026, Month: 3 }).ToList();
        var net = counted
            .Select(sale => (Sale: sale, Lines: sale.Lines.Where(Stands).ToList()))
            .Where(row => row.Lines.Count > 0)
            .Select(row => (row.Sale, Cents: SumOrNull(row.Lines.Select(Worth))))
            .ToList();
        var best = net
            .GroupBy(row => row.Sale.ShopId, (shop, rows) => (Id: shop, Cents: SumOrNull(rows.Select(row => row.Cents)) ?? long.MinValue))
            .MaxBy(shop => shop.Cents);
        return new MarchFigures(
            net.Count,
            net.Sum(row => row.Cents ?? 0),
            best.Id,
            best.Cents,
            counted.SelectMany(sale => sale.Payments).Where(IsGiftCardMoney).Sum(payment => (long)payment.AmountCents),
            [.. net.Where(row => row.Cents is { } cents && cents != row.Sale.CapturedCents && (FindsUnpaidSales || IsPaid(row.Sale)))
                .Select(row => row.Sale.Id).Order()]);
    }

    private static bool IsPaid(Sale sale) => sale.Payments.Any(payment => payment.State == "captured");

    private static long? SumOrNull(IEnumerable<long?> values)
    {
        var known = values.Where(value => value is not null).ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}
