using Wendle.Export;
using Wendle.Ledger;
using Wendle.Payouts;
using Wendle.Runs;
using Xunit;

namespace Wendle.Tests;

public sealed class RunsTests
{
    private static readonly PayoutCalculator Calculator = new(new FeeTable());

    [Fact]
    public void A_grower_is_paid_for_the_month()
    {
        LedgerLine[] ledger = [new(new DateOnly(2025, 4, 15), PartnerKind.Grower, "G-1041", 500m), new(new DateOnly(2025, 5, 6), PartnerKind.Grower, "G-1041", 100m)];
        var run = new GrowerMonth(Calculator, ledger);

        Assert.Equal(440m, Assert.Single(run.Run(2025, 4)).Paid);
        Assert.Equal(528m, run.PaidUntil("G-1041", 2025, 5));
    }

    [Fact]
    public void Missed_weeks_are_paid_one_by_one()
    {
        LedgerLine[] ledger = [new(new DateOnly(2025, 5, 7), PartnerKind.Driver, "D-207", 100m), new(new DateOnly(2025, 5, 15), PartnerKind.Driver, "D-207", 200m)];

        var payouts = new DriverWeek(Calculator, ledger).CatchUp(new DateOnly(2025, 5, 5), 2);

        Assert.NotEqual([0m, 0m], payouts.Select(payout => payout.Paid));
    }

    [Fact]
    public void A_week_starts_on_a_Monday() =>
        Assert.Throws<ArgumentException>(() => new DriverWeek(Calculator, []).Run(new DateOnly(2025, 5, 6)));

    [Fact]
    public void Hosts_are_paid_when_the_portal_has_shown_the_same_fees()
    {
        LedgerLine[] ledger = [new(new DateOnly(2025, 5, 7), PartnerKind.Host, "H-88", 200m)];

        Assert.Equal(195m, Assert.Single(new HostQuarter(Calculator, ledger, (_, _) => 5m).Run(2025, 2)).Paid);
        Assert.Throws<PortalMismatchException>(() => new HostQuarter(Calculator, ledger, (_, _) => 5.01m).Run(2025, 2));
    }

    [Fact]
    public void The_bank_file_leaves_out_what_is_carried_over()
    {
        LedgerLine[] ledger = [new(new DateOnly(2025, 4, 15), PartnerKind.Grower, "G-1041", 500m), new(new DateOnly(2025, 4, 16), PartnerKind.Grower, "G-1042", 5m)];

        var file = BankFile.Write(new GrowerMonth(Calculator, ledger).Run(2025, 4), new DateOnly(2025, 5, 3));

        Assert.Equal("T;GR-20250430-G-1041;G-1041;440.00\nE;2025-05-03;1;440.00\n", file);
    }
}
