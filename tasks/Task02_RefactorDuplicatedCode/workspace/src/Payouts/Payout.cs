namespace Wendle.Payouts;

/// <summary>What one account gets for a period.</summary>
public sealed record Payout
{
    /// <summary>Unique for an account and a period; shown on the partner's bank statement.</summary>
    public required string Reference { get; init; }

    public required string Account { get; init; }

    /// <summary>How many lines of the ledger went into it.</summary>
    public required int Lines { get; init; }

    public required decimal Gross { get; init; }

    public required decimal Fee { get; init; }

    public required decimal Paid { get; init; }

    public required decimal CarriedOver { get; init; }
}
