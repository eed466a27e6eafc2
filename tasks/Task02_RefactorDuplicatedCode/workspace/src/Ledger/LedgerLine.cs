namespace Wendle.Ledger;

/// <summary>The kinds of partners that are paid.</summary>
public enum PartnerKind
{
    Grower,
    Driver,
    Host,
}

public enum LineStatus
{
    Open,
    Settled,
    Disputed,
}

/// <summary>One line of the ledger.</summary>
/// <param name="Day">The day of the delivery, the tour or the pick-up.</param>
/// <param name="Kind">The kind of partner that the account belongs to.</param>
/// <param name="Account">The partner's account, such as <c>G-1041</c>.</param>
/// <param name="Amount">Euros: what the partner has earned, negative for a refund.</param>
public sealed record LedgerLine(DateOnly Day, PartnerKind Kind, string Account, decimal Amount, LineStatus Status = LineStatus.Open);
