using Wendle.Ledger;
using Wendle.Payouts;

namespace Wendle.Runs;

/// <summary>Pays the growers for a month.</summary>
public sealed class GrowerMonth(PayoutCalculator calculator, IReadOnlyCollection<LedgerLine> ledger)
{
    public IReadOnlyList<Payout> Run(int year, int month) => calculator.For(PartnerKind.Grower, ledger, Period.Month(year, month));

    /// <summary>What a grower has got since the start of the year, for the tax office.</summary>
    public decimal PaidUntil(string account, int year, int month) =>
        Enumerable.Range(1, month)
            .SelectMany(m => Run(year, m))
            .Where(payout => payout.Account == account)
            .Sum(payout => payout.Paid);
}
