using System.Globalization;
using Wendle.Ledger;
using Wendle.Payouts;
using Xunit;

namespace Wendle.Acceptance;

/// <summary>What holds for each of the three kinds of partners: the calculation is what it was.</summary>
public abstract class PartnerTests
{
    private static readonly FeeTable Fees = new() { GrowerRate = 0.125m, DriverRate = 0.25m, HostRate = 0.025m, SmallestPayout = 20m };

    protected abstract PartnerKind Kind { get; }

    protected abstract IReadOnlyList<Payout> Now(FeeTable fees, IEnumerable<LedgerLine> lines, Period period);

    protected abstract IReadOnlyList<Payout> Before(FeeTable fees, IEnumerable<LedgerLine> lines, Period period);

    [Fact]
    public void Ledgers_of_all_kinds_give_the_same_payouts()
    {
        for (var number = 0; number < 200; number++)
            Same(Ledgers.Fees(number), Ledgers.Mixed(number), Ledgers.June);
    }

    [Fact]
    public void The_days_at_both_ends_of_the_period()
    {
        for (var offset = -2; offset <= 2; offset++)
        {
            Same(Line("A-1", 100m, Ledgers.June.From.AddDays(offset)));
            Same(Line("A-1", 100m, Ledgers.June.To.AddDays(offset)));
        }

        var day = Ledgers.June.From;
        Same(Fees, [Line("A-1", 100m, day)], new Period(day, day));
        Same(Fees, [Line("A-1", 100m, DateOnly.MinValue), Line("A-1", 50m, DateOnly.MaxValue)], new Period(DateOnly.MinValue, DateOnly.MaxValue));
    }

    [Fact]
    public void Halves_of_a_cent()
    {
        for (var cents = 1; cents <= 500; cents++)
            Same(Line("A-1", cents / 100m, Ledgers.June.From), Line("A-1", cents / 20m, Ledgers.June.From));
    }

    [Fact]
    public void Several_fees_are_rounded_one_by_one() =>
        Same([.. Enumerable.Repeat(Line("A-1", 0.17m, Ledgers.June.From), 9)]);

    [Fact]
    public void Refunds_and_lines_of_nothing()
    {
        Same(Line("A-1", 160m), Line("A-1", -40m), Line("A-1", 0m));
        Same(Line("A-1", -40m));
        Same(Line("A-1", 0m));
    }

    [Fact]
    public void Around_the_smallest_payout()
    {
        for (var cents = 1_900; cents <= 2_800; cents++)
            Same(Line("A-1", cents / 100m));
    }

    [Fact]
    public void The_order_of_accounts() =>
        Same([.. new[] { "b", "A-10", "B", "a", "A-2", "É", "A-1", "_", "A1" }.Select(account => Line(account, 100m))]);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_line_that_counts_must_have_an_account(string account)
    {
        var line = Line(account, 100m);
        var other = Kind == PartnerKind.Host ? PartnerKind.Grower : PartnerKind.Host;

        Expect.Throws<InvalidDataException>(() => Now(Fees, [Line("A-1", 100m), line], Ledgers.June));
        Same(line with { Kind = other }, line with { Status = LineStatus.Disputed }, line with { Day = Ledgers.June.From.AddDays(-1) });
    }

    [Fact]
    public void Nothing_comes_of_nothing() => Same(Fees, [], Ledgers.June);

    [Fact]
    public void Null_is_refused_at_once()
    {
        Expect.Throws<ArgumentNullException>(() => Now(Fees, null!, Ledgers.June));
        Expect.Throws<ArgumentNullException>(() => Now(Fees, [], null!));
    }

    [Fact]
    public void References_do_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
            Same(Line("A-1", 100m));
        }
        catch (CultureNotFoundException)
        {
            // A machine without cultures: there is nothing that a reference could depend on.
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_calculator_keeps_nothing_from_one_call_to_the_next()
    {
        var lines = new[] { Line("A-1", 100m), Line("A-2", 30m) };
        var first = Now(Fees, lines, Ledgers.June);
        var shown = Show(first);

        Now(Fees, lines, Ledgers.June);

        Expect.Equal(shown, Show(first));
    }

    private LedgerLine Line(string account, decimal amount, DateOnly? day = null) => new(day ?? Ledgers.June.From.AddDays(9), Kind, account, amount);

    private void Same(params LedgerLine[] lines) => Same(Fees, lines, Ledgers.June);

    private void Same(FeeTable fees, IReadOnlyList<LedgerLine> lines, Period period) =>
        Expect.Equal(Show(Before(fees, lines, period)), Show(Now(fees, lines, period)));

    private static string Show(IEnumerable<Payout> payouts) => string.Join(" | ", payouts.Select(payout => string.Create(
        CultureInfo.InvariantCulture,
        $"{payout.Reference} {payout.Account} {payout.Lines} {payout.Gross:0.####} {payout.Fee:0.####} {payout.Paid:0.####} {payout.CarriedOver:0.####}")));
}
