using Wendle.Ledger;
using Wendle.Payouts;
using Xunit;

namespace Wendle.Tests;

public sealed class PayoutCalculatorTests
{
    private static readonly Period March = Period.Month(2025, 3);
    private static readonly PayoutCalculator Calculator = new(new FeeTable());

    [Fact]
    public void A_grower_gets_the_sales_less_the_fee()
    {
        var payouts = Calculator.For(PartnerKind.Grower, [Line(4, PartnerKind.Grower, "G-1041", 150m), Line(18, PartnerKind.Grower, "G-1041", 50m)], March);

        var payout = Assert.Single(payouts);
        Assert.Equal("GR-20250331-G-1041", payout.Reference);
        Assert.Equal((2, 200m, 24m, 176m, 0m), (payout.Lines, payout.Gross, payout.Fee, payout.Paid, payout.CarriedOver));
    }

    [Fact]
    public void A_driver_gets_the_tours_less_the_fee()
    {
        var payouts = Calculator.For(PartnerKind.Driver, [Line(5, PartnerKind.Driver, "D-207", 80m), Line(6, PartnerKind.Driver, "D-207", 120m)], March);

        var payout = Assert.Single(payouts);
        Assert.Equal((2, 200m, 9m, 191m, 0m), (payout.Lines, payout.Gross, payout.Fee, payout.Paid, payout.CarriedOver));
    }

    [Fact]
    public void A_host_gets_the_pick_ups_less_the_fee()
    {
        var payouts = Calculator.For(PartnerKind.Host, [Line(5, PartnerKind.Host, "H-88", 40m), Line(12, PartnerKind.Host, "H-88", 60m)], March);

        var payout = Assert.Single(payouts);
        Assert.Equal("HO-20250331-H-88", payout.Reference);
        Assert.Equal((2, 100m, 2.5m, 97.5m, 0m), (payout.Lines, payout.Gross, payout.Fee, payout.Paid, payout.CarriedOver));
    }

    [Fact]
    public void Payouts_are_ordered_by_account()
    {
        var payouts = Calculator.For(PartnerKind.Grower, 
            [Line(4, PartnerKind.Grower, "G-30", 50m), Line(4, PartnerKind.Grower, "G-1041", 50m), Line(5, PartnerKind.Grower, "G-30", 50m)], March);

        Assert.Equal(["G-1041", "G-30"], payouts.Select(payout => payout.Account));
    }

    [Fact]
    public void Lines_of_others_and_disputed_lines_are_left_out()
    {
        LedgerLine[] lines =
        [
            Line(4, PartnerKind.Grower, "G-1041", 50m),
            Line(4, PartnerKind.Driver, "D-207", 50m),
            Line(4, PartnerKind.Grower, "G-1041", 70m) with { Status = LineStatus.Disputed },
            Line(4, PartnerKind.Grower, "G-1041", 30m) with { Status = LineStatus.Settled },
        ];

        var payout = Assert.Single(Calculator.For(PartnerKind.Grower, lines, March));

        Assert.Equal((2, 80m), (payout.Lines, payout.Gross));
    }

    [Fact]
    public void Lines_before_the_period_are_left_out()
    {
        LedgerLine[] lines =
        [
            new(new DateOnly(2025, 2, 28), PartnerKind.Driver, "D-207", 50m),
            new(new DateOnly(2025, 3, 1), PartnerKind.Driver, "D-207", 70m),
        ];

        Assert.Equal(70m, Assert.Single(Calculator.For(PartnerKind.Driver, lines, March)).Gross);
    }

    [Fact]
    public void A_refund_gives_no_fee_back()
    {
        var payouts = Calculator.For(PartnerKind.Grower, [Line(4, PartnerKind.Grower, "G-1041", 100m), Line(9, PartnerKind.Grower, "G-1041", -25m)], March);

        Assert.Equal((75m, 12m, 63m), (payouts[0].Gross, payouts[0].Fee, payouts[0].Paid));
    }

    [Fact]
    public void What_is_too_little_is_carried_over()
    {
        var payouts = Calculator.For(PartnerKind.Host, [Line(4, PartnerKind.Host, "H-88", 8m)], March);

        Assert.Equal((0m, 7.8m), (payouts[0].Paid, payouts[0].CarriedOver));
    }

    [Fact]
    public void A_debt_is_carried_over()
    {
        var payouts = Calculator.For(PartnerKind.Driver, [Line(4, PartnerKind.Driver, "D-207", -30m)], March);

        Assert.Equal((0m, -30m), (payouts[0].Paid, payouts[0].CarriedOver));
    }

    [Fact]
    public void A_line_without_account_stops_the_calculation() =>
        Assert.Throws<InvalidDataException>(() => Calculator.For(PartnerKind.Grower, [Line(4, PartnerKind.Grower, " ", 50m)], March));

    private static LedgerLine Line(int day, PartnerKind kind, string account, decimal amount) => new(new DateOnly(2025, 3, day), kind, account, amount);
}
