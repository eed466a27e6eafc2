using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period) =>
        Generate(PayoutRules.Growers, lines, period);

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period) =>
        Generate(PayoutRules.Drivers, lines, period);

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period) =>
        Generate(PayoutRules.Hosts, lines, period);

    private IReadOnlyList<Payout> Generate(PayoutRules rules, IEnumerable<LedgerLine> lines, Period period) =>
        new AccountBook(rules, fees).With(lines ?? throw new ArgumentNullException(nameof(lines)), period ?? throw new ArgumentNullException(nameof(period))).Payouts(period);
}
