using Wendle.Ledger;

namespace Wendle.Payouts;

internal enum PeriodEnd
{
    Inclusive,
    Exclusive,
}

/// <summary>How one kind of partner is paid.</summary>
internal sealed record PayoutRules(PartnerKind Kind, string ReferencePrefix, Func<FeeTable, decimal> Rate)
{
    public static readonly PayoutRules Growers = new(PartnerKind.Grower, "GR", table => table.GrowerRate);

    public static readonly PayoutRules Drivers = new(PartnerKind.Driver, "DR", table => table.DriverRate) { End = PeriodEnd.Exclusive };

    public static readonly PayoutRules Hosts = new(PartnerKind.Host, "HO", table => table.HostRate) { Rounding = MidpointRounding.ToEven };

    public PeriodEnd End { get; init; } = PeriodEnd.Inclusive;

    public MidpointRounding Rounding { get; init; } = MidpointRounding.AwayFromZero;

    public bool Covers(LedgerLine line, Period period)
    {
        if (line.Status == LineStatus.Disputed)
            return false;
        if (line.Kind != Kind || line.Day < period.From)
            return false;
        return End switch
        {
            PeriodEnd.Inclusive => line.Day <= period.To,
            PeriodEnd.Exclusive => line.Day < period.To,
            _ => throw new InvalidOperationException($"Unknown period end {End}."),
        };
    }
}
