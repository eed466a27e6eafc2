using Wendle.Ledger;

namespace Wendle.Payouts;

internal sealed class GrowerCalculation(FeeTable fees) : PayoutCalculation(fees)
{
    protected override PartnerKind Kind => PartnerKind.Grower;

    protected override string Prefix => "GR";

    protected override decimal Rate => Fees.GrowerRate;
}

internal sealed class DriverCalculation(FeeTable fees) : PayoutCalculation(fees)
{
    protected override PartnerKind Kind => PartnerKind.Driver;

    protected override string Prefix => "DR";

    protected override decimal Rate => Fees.DriverRate;

    protected override bool IncludesLastDay => false;
}

internal sealed class HostCalculation(FeeTable fees) : PayoutCalculation(fees)
{
    protected override PartnerKind Kind => PartnerKind.Host;

    protected override string Prefix => "HO";

    protected override decimal Rate => Fees.HostRate;

    protected override MidpointRounding Rounding => MidpointRounding.ToEven;
}
