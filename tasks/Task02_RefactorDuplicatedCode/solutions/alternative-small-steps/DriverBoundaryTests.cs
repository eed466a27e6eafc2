using Wendle.Ledger;
using Wendle.Payouts;
using Xunit;

namespace Wendle.Tests;

public sealed class DriverBoundaryTests
{
    [Fact]
    public void A_tour_on_the_last_day_belongs_to_the_next_period()
    {
        var monday = new DateOnly(2025, 5, 12);
        LedgerLine[] lines = [new(monday, PartnerKind.Driver, "D-207", 100m)];
        var calculator = new PayoutCalculator(new FeeTable());

        Assert.Empty(calculator.ForDrivers(lines, new Period(monday.AddDays(-7), monday)));
        Assert.Single(calculator.ForDrivers(lines, new Period(monday, monday.AddDays(7))));
    }
}
