namespace Harness.Tasks.Task10_SqlInvestigation;

/// <summary>The rows of the five tables. The database and the expected answer are both made from it.</summary>
internal sealed record SalesLedger(
    IReadOnlyList<Shop> Shops,
    IReadOnlyList<Product> Products,
    IReadOnlyList<Sale> Sales);

internal sealed record Shop(int Id, string Code, string City, string Region, DateOnly OpenedOn);

/// <param name="Id">The primary key.</param>
/// <param name="Sku">The article number that people use.</param>
/// <param name="Name">What is printed on the receipt.</param>
/// <param name="Category">The merchandise group.</param>
/// <param name="ListPriceCents">Today's price; a sale may have had another one.</param>
internal sealed record Product(int Id, string Sku, string Name, string Category, int ListPriceCents);

/// <param name="Id">The primary key.</param>
/// <param name="ShopId">The shop that made the sale.</param>
/// <param name="SoldAtUtc">When it was rung up, in UTC.</param>
/// <param name="OffsetMinutes">How far the shop's clock was ahead of UTC at that moment; negative when it was behind.</param>
/// <param name="VoidedAtUtc">When the whole sale was taken back; null when it stands.</param>
/// <param name="Cashier">The cashier's number.</param>
/// <param name="Lines">One or more; at least one of them stands.</param>
/// <param name="Payments">None, one or several.</param>
internal sealed record Sale(
    int Id,
    int ShopId,
    DateTime SoldAtUtc,
    int OffsetMinutes,
    DateTime? VoidedAtUtc,
    int Cashier,
    IReadOnlyList<SaleLine> Lines,
    IReadOnlyList<Payment> Payments)
{
    /// <summary>What the customer owes, in cents: the lines that stand, less their discounts.</summary>
    public long NetCents => Lines.Where(line => line.Void != "Y").Sum(line => line.NetCents);

    /// <summary>The sum of the payments that were captured, in cents.</summary>
    public long CapturedCents => Payments.Where(payment => payment.State == "captured").Sum(payment => (long)payment.AmountCents);
}

/// <param name="ProductId">What was sold.</param>
/// <param name="Quantity">Pieces; 1 or more.</param>
/// <param name="UnitPriceCents">The price of one piece.</param>
/// <param name="DiscountCents">The discount on the whole line; null is none.</param>
/// <param name="Void">"Y" when the cashier took the line back; new tills write "N" otherwise, old tills nothing.</param>
internal sealed record SaleLine(int ProductId, int Quantity, int UnitPriceCents, int? DiscountCents, string? Void)
{
    public long NetCents => ((long)Quantity * UnitPriceCents) - (DiscountCents ?? 0);
}

/// <param name="Method">cash, card, gift_card or voucher_app.</param>
/// <param name="State">captured, declined or voided; only captured payments are money.</param>
/// <param name="AmountCents">More than 0.</param>
internal sealed record Payment(string Method, string State, int AmountCents);
