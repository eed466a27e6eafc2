namespace Brightwater.Loyalty.Points;

public enum EntryKind
{
    Earned,
    Redeemed,
    GiftSent,
    GiftReceived,
    Corrected,
    Expired,
}

/// <summary>One change of one balance.</summary>
/// <param name="Number">From 1, without gaps, across all accounts.</param>
/// <param name="Points">Negative when points leave the account.</param>
public sealed record LedgerEntry(int Number, EntryKind Kind, int Points, DateOnly Day, string Note);
