namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>
/// Makes the ledger of an instance: February to April 2026 of eighteen shops. Every trap of the task is planted in
/// every instance: split payments, voided sales, lines and payments, NULL for "no discount" and "not voided", sales
/// within hours of a month's end in shops far from Greenwich, sales with no payment at all.
/// </summary>
internal sealed class LedgerGenerator
{
    private const int SaleCount = 4_700;
    private const int UnsettledEvery = 120;

    private static readonly DateTime Start = new(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime MarchStart = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime AprilStart = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly SplitMix64 _random;
    private readonly IReadOnlyList<(Shop Shop, int OffsetMinutes)> _shops;
    private readonly IReadOnlyList<Product> _products;
    private readonly Dictionary<int, int> _unsettled;

    private LedgerGenerator(int instance)
    {
        _random = new SplitMix64(0x5EED_2026_0331UL + (ulong)instance);
        _shops = MakeShops();
        _products = MakeProducts();
        _unsettled = Enumerable.Range(0, SaleCount / UnsettledEvery)
            .ToDictionary(block => (block * UnsettledEvery) + _random.Between(1, UnsettledEvery), block => block % 4);
    }

    /// <summary>The ledger of that instance; the same one every time.</summary>
    public static SalesLedger Generate(int instance)
    {
        var generator = new LedgerGenerator(instance);
        var sales = Enumerable.Range(1, SaleCount).Select(generator.MakeSale).ToList();
        return new SalesLedger([.. generator._shops.Select(row => row.Shop)], generator._products, sales);
    }

    private List<(Shop Shop, int OffsetMinutes)> MakeShops() =>
        [.. _random.Shuffle(LedgerNames.Cities)
            .Take(18)
            .Select((city, index) => (
                new Shop(
                    index + 1,
                    FormattableString.Invariant($"{city.Name[..3].ToUpperInvariant()}-{_random.Between(10, 99)}"),
                    city.Name,
                    city.Region,
                    new DateOnly(_random.Between(2009, 2025), _random.Between(1, 12), _random.Between(1, 28))),
                city.OffsetMinutes))];

    private List<Product> MakeProducts() =>
        [.. Enumerable.Range(1, 240).Select(id =>
        {
            var (category, nouns) = _random.Pick(LedgerNames.Categories);
            return new Product(
                id,
                FormattableString.Invariant($"{category[..2].ToUpperInvariant()}{_random.Between(10_000, 99_999)}-{id:000}"),
                $"{_random.Pick(LedgerNames.Adjectives)} {_random.Pick(nouns)}",
                category,
                (_random.Between(2, 180) * 100) - _random.Pick([1, 5, 10, 50]));
        })];

    private Sale MakeSale(int id)
    {
        var (shop, offset) = _random.Pick(_shops);
        var soldAt = MakeMoment();
        var lines = MakeLines(oldTill: shop.Id % 3 == 0);
        DateTime? voidedAt = _random.Chance(6) ? soldAt.AddMinutes(_random.Between(1, 90)) : null;
        var sale = new Sale(id, shop.Id, soldAt, offset + SummerTime(offset, soldAt), voidedAt, _random.Between(100, 139), lines, []);
        return sale with { Payments = MakePayments(sale) };
    }

    /// <summary>One sale in eight lies within twelve hours of the start or the end of March in UTC.</summary>
    private DateTime MakeMoment() =>
        _random.Chance(12)
            ? _random.Pick([MarchStart, AprilStart]).AddSeconds(_random.Between(-12 * 3600, 12 * 3600))
            : Start.AddSeconds(_random.Between(0, (89 * 24 * 3600) - 1));

    /// <summary>Clocks go one hour ahead: in Europe on 29 March 2026, 01:00 UTC; in America on 8 March, 02:00 local.</summary>
    private static int SummerTime(int offset, DateTime soldAt)
    {
        var starts = offset switch
        {
            < 0 => new DateTime(2026, 3, 8, 2, 0, 0, DateTimeKind.Utc).AddMinutes(-offset),
            <= 120 => new DateTime(2026, 3, 29, 1, 0, 0, DateTimeKind.Utc),
            _ => DateTime.MaxValue,
        };
        return soldAt >= starts ? 60 : 0;
    }

    private List<SaleLine> MakeLines(bool oldTill)
    {
        var lines = new List<SaleLine>();
        var count = _random.Pick([1, 1, 1, 2, 2, 3, 4]);
        for (var position = 0; position < count; position++)
        {
            var product = _random.Pick(_products);
            var quantity = _random.Pick([1, 1, 1, 1, 2, 2, 3]);
            var unitPrice = _random.Chance(20) ? product.ListPriceCents * 9 / 10 : product.ListPriceCents;
            int? discount = _random.Chance(30) ? unitPrice * quantity / _random.Between(4, 20) : null;
            // The first line always stands, so that no sale is worth nothing and each counts or not without doubt.
            var isVoid = position > 0 && _random.Chance(12);
            lines.Add(new SaleLine(product.Id, quantity, unitPrice, discount, isVoid ? "Y" : oldTill ? null : "N"));
        }

        return lines;
    }

    private List<Payment> MakePayments(Sale sale)
    {
        var due = (int)sale.NetCents;
        if (_unsettled.TryGetValue(sale.Id, out var variant))
            return UnsettledPayments(variant, due);

        var payments = new List<Payment>();
        if (_random.Chance(5))
            payments.Add(new Payment(_random.Pick(["card", "gift_card"]), "declined", due));
        if (_random.Chance(3))
            payments.Add(new Payment(_random.Pick(["card", "gift_card"]), "voided", due));

        if (due > 400 && _random.Chance(16))
        {
            var first = _random.Between(100, due - 100);
            payments.Add(new Payment("gift_card", "captured", first));
            payments.Add(new Payment(_random.Pick(["cash", "card", "gift_card"]), "captured", due - first));
        }
        else
        {
            payments.Add(new Payment(_random.Pick(["cash", "card", "card", "gift_card", "voucher_app"]), "captured", due));
        }

        return payments;
    }

    private static List<Payment> UnsettledPayments(int variant, int due) => variant switch
    {
        0 => [],
        1 => [new Payment("card", "declined", due)],
        2 => [new Payment("card", "captured", due), new Payment("card", "captured", due)],
        _ => [new Payment("cash", "captured", due - 1)],
    };
}
