using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>What differs between the kinds of partners.</summary>
internal interface IPartnerRules
{
    PartnerKind Kind { get; }

    bool IsInPeriod(LedgerLine line, Period period);

    decimal CalculateFee(LedgerLine line);

    string BuildReference(Period period, string account);
}
