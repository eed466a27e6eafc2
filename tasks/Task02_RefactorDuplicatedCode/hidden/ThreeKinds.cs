using Wendle.Ledger;
using Wendle.Payouts;

namespace Wendle.Acceptance;

public sealed class Growers : PartnerTests
{
    protected override PartnerKind Kind => PartnerKind.Grower;

    protected override IReadOnlyList<Payout> Now(FeeTable fees, IEnumerable<LedgerLine> lines, Period period) =>
        new PayoutCalculator(fees).ForGrowers(lines, period);

    protected override IReadOnlyList<Payout> Before(FeeTable fees, IEnumerable<LedgerLine> lines, Period period) =>
        new CalculatorBefore(fees).ForGrowers(lines, period);
}

public sealed class Drivers : PartnerTests
{
    protected override PartnerKind Kind => PartnerKind.Driver;

    protected override IReadOnlyList<Payout> Now(FeeTable fees, IEnumerable<LedgerLine> lines, Period period) =>
        new PayoutCalculator(fees).ForDrivers(lines, period);

    protected override IReadOnlyList<Payout> Before(FeeTable fees, IEnumerable<LedgerLine> lines, Period period) =>
        new CalculatorBefore(fees).ForDrivers(lines, period);
}

public sealed class Hosts : PartnerTests
{
    protected override PartnerKind Kind => PartnerKind.Host;

    protected override IReadOnlyList<Payout> Now(FeeTable fees, IEnumerable<LedgerLine> lines, Period period) =>
        new PayoutCalculator(fees).ForHosts(lines, period);

    protected override IReadOnlyList<Payout> Before(FeeTable fees, IEnumerable<LedgerLine> lines, Period period) =>
        new CalculatorBefore(fees).ForHosts(lines, period);
}
