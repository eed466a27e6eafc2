using Wendle.Export;
using Wendle.Ledger;
using Wendle.Payouts;
using Wendle.Runs;
using Xunit;

namespace Wendle.Acceptance;

/// <summary>What the code around the calculator does with it.</summary>
public sealed class Callers
{
    private static readonly PayoutCalculator Calculator = new(new FeeTable());

    [Fact]
    public void A_tour_on_a_Monday_is_paid_once()
    {
        LedgerLine[] ledger = [.. Enumerable.Range(0, 21).Select(day => new LedgerLine(new DateOnly(2026, 6, 1).AddDays(day), PartnerKind.Driver, "D-1", 100m))];

        var payouts = new DriverWeek(Calculator, ledger).CatchUp(new DateOnly(2026, 6, 1), 3);

        Expect.Equal("7 7 7", string.Join(' ', payouts.Select(payout => payout.Lines)));
        Expect.Equal("DR-20260608-D-1 DR-20260615-D-1 DR-20260622-D-1", string.Join(' ', payouts.Select(payout => payout.Reference)));
    }

    [Fact]
    public void A_delivery_on_the_last_day_of_a_month_is_paid_with_the_month()
    {
        LedgerLine[] ledger = [new(new DateOnly(2026, 6, 30), PartnerKind.Grower, "G-1", 100m), new(new DateOnly(2026, 7, 1), PartnerKind.Grower, "G-1", 200m)];
        var run = new GrowerMonth(Calculator, ledger);

        Expect.Equal(88m, run.Run(2026, 6).Single().Paid);
        Expect.Equal(264m, run.PaidUntil("G-1", 2026, 7));
    }

    [Fact]
    public void The_portal_and_the_payout_show_a_host_the_same_fees()
    {
        var fees = new FeeTable();
        LedgerLine[] ledger = [.. Enumerable.Range(1, 90).Select(day => new LedgerLine(new DateOnly(2026, 4, 1).AddDays(day), PartnerKind.Host, "H-1", day * 0.2m))];
        decimal Portal(string account, Period period) => ledger
            .Where(line => line.Account == account && line.Day >= period.From && line.Day <= period.To)
            .Sum(line => Math.Round(line.Amount * fees.HostRate, 2));

        var payouts = new HostQuarter(new PayoutCalculator(fees), ledger, Portal).Run(2026, 2);

        Expect.Equal(90, payouts.Single().Lines);
        Expect.Equal("T;HO-20260630-H-1;H-1;798.53\nE;2026-07-10;1;798.53\n", BankFile.Write(payouts, new DateOnly(2026, 7, 10)));
    }
}
