namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>One of the three services that a booking needs, in the order fares, seats, money. Any of them can be the one that breaks.</summary>
/// <param name="Names">What instances call it; the first is the published name.</param>
/// <param name="Purpose">What the service map says that it does.</param>
/// <param name="Step">Its place in a booking, from 0.</param>
/// <param name="Database">Its own database.</param>
/// <param name="Table">The table that its calls need.</param>
/// <param name="Key">What the table is searched by.</param>
/// <param name="Operation">What a booking asks of it.</param>
/// <param name="Document">What the mails need from it.</param>
/// <param name="Refusal">Why it says no to a request although all is well.</param>
/// <param name="RefusalStatus">The HTTP status that the customer then gets.</param>
internal sealed record Backend(
    IReadOnlyList<string> Names,
    string Purpose,
    int Step,
    string Database,
    string Table,
    string Key,
    string Operation,
    string Document,
    string Refusal,
    int RefusalStatus)
{
    /// <summary>The published first: the service that breaks, the one with the long pauses, the third.</summary>
    public static readonly IReadOnlyList<Backend> All =
    [
        new(["seat-ledger", "berth-ledger", "cabin-store", "deck-book"], "keeps which seats and cabins of a sailing are free",
            1, "seatdb", "hold", "sailing", "hold", "seat plan", "sailing is sold out", 409),
        new(["fare-engine", "tariff-book", "price-desk", "rate-engine"], "works out fares and discounts",
            0, "faredb", "tariff", "route", "quote", "fare conditions", "fare is no longer sold", 409),
        new(["pay-bridge", "card-bridge", "till-link", "money-desk"], "captures and refunds card payments",
            2, "paydb", "capture", "booking", "capture", "receipt data", "declined by the issuer (51)", 402),
    ];

    /// <summary>What this instance calls it.</summary>
    public string Name { get; init; } = Names[0];
}
