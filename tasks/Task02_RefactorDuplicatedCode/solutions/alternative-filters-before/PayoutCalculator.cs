using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed partial class PayoutCalculator(FeeTable fees)
{
    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period) =>
        Settle(
            lines?.Where(line => line.Kind == PartnerKind.Grower && line.Day <= period.To), period, new Terms("GR", fees.GrowerRate, MidpointRounding.AwayFromZero));

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period) =>
        Settle(
            lines?.Where(line => line.Kind == PartnerKind.Driver && line.Day < period.To), period, new Terms("DR", fees.DriverRate, MidpointRounding.AwayFromZero));

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period) =>
        Settle(
            lines?.Where(line => line.Kind == PartnerKind.Host && line.Day <= period.To), period, new Terms("HO", fees.HostRate, MidpointRounding.ToEven));
}
