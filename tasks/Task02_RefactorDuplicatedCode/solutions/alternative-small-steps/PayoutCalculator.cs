using Wendle.Ledger;

namespace Wendle.Payouts;

/// <summary>Turns the lines of the ledger into payouts, one for each account that has lines, ordered by account.</summary>
public sealed class PayoutCalculator(FeeTable fees)
{
    /// <summary>What growers get for the produce of a period.</summary>
    public IReadOnlyList<Payout> ForGrowers(IEnumerable<LedgerLine> lines, Period period) =>
        lines.Of(PartnerKind.Grower, period, line => line.Day <= period.To)
            .ToPayouts(new PayoutTerms("GR", period.To, fees.GrowerRate, MidpointRounding.AwayFromZero, fees.SmallestPayout));

    /// <summary>What drivers get for the tours of a period.</summary>
    public IReadOnlyList<Payout> ForDrivers(IEnumerable<LedgerLine> lines, Period period) =>
        lines.Of(PartnerKind.Driver, period, line => line.Day < period.To)
            .ToPayouts(new PayoutTerms("DR", period.To, fees.DriverRate, MidpointRounding.AwayFromZero, fees.SmallestPayout));

    /// <summary>What hosts get for the pick-ups of a period.</summary>
    public IReadOnlyList<Payout> ForHosts(IEnumerable<LedgerLine> lines, Period period) =>
        lines.Of(PartnerKind.Host, period, line => line.Day <= period.To)
            .ToPayouts(new PayoutTerms("HO", period.To, fees.HostRate, MidpointRounding.ToEven, fees.SmallestPayout));
}
