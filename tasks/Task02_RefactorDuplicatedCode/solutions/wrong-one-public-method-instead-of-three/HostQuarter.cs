using Wendle.Ledger;
using Wendle.Payouts;

namespace Wendle.Runs;

/// <summary>The fees of a payout are not those that the host has seen in the portal.</summary>
public sealed class PortalMismatchException(string account, decimal portal, decimal payout)
    : Exception($"The portal has shown {account} fees of {portal}, the payout has {payout}.")
{
    public string Account { get; } = account;
}

/// <summary>Pays the hosts for a quarter.</summary>
/// <param name="portal">The sum of the fees that the portal has shown to an account for a period.</param>
public sealed class HostQuarter(
    PayoutCalculator calculator, IReadOnlyCollection<LedgerLine> ledger, Func<string, Period, decimal> portal)
{
    /// <exception cref="PortalMismatchException">Nothing may be paid.</exception>
    public IReadOnlyList<Payout> Run(int year, int quarter)
    {
        var period = new Period(Period.Month(year, (3 * quarter) - 2).From, Period.Month(year, 3 * quarter).To);
        var payouts = calculator.For(PartnerKind.Host, ledger, period);
        foreach (var payout in payouts)
        {
            var shown = portal(payout.Account, period);
            if (shown != payout.Fee)
                throw new PortalMismatchException(payout.Account, shown, payout.Fee);
        }

        return payouts;
    }
}
