using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Points;
using Xunit;

namespace Brightwater.Loyalty.Tests;

public sealed class PointsLedgerTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private readonly AccountStore _accounts = new();
    private readonly VoucherStock _vouchers = new(["VC-001", "VC-002"]);
    private readonly PointsLedger _ledger;
    private readonly Account _anna;
    private readonly Account _ben;

    public PointsLedgerTests()
    {
        _ledger = new PointsLedger(_accounts, _vouchers);
        _anna = _accounts.Open("BW-10001", "Anna");
        _ben = _accounts.Open("BW-10002", "Ben");
        _ledger.Earn(_anna.Id, 1200, Day, "R-1");
    }

    [Fact]
    public void Points_become_a_voucher()
    {
        var code = _ledger.Redeem(_anna.Id, 1000, Day);

        Assert.Equal("VC-001", code);
        Assert.Equal(200, _anna.Balance);
        Assert.Equal(1, _vouchers.Remaining);
    }

    [Fact]
    public void A_voucher_needs_enough_points()
    {
        Assert.Throws<InsufficientPointsException>(() => _ledger.Redeem(_anna.Id, 1500, Day));
        Assert.Equal(2, _vouchers.Remaining);
    }

    [Fact]
    public void A_voucher_is_issued_in_steps()
    {
        Assert.Throws<ArgumentException>(() => _ledger.Redeem(_anna.Id, 700, Day));
    }

    [Fact]
    public void A_gift_moves_points()
    {
        _ledger.Gift(_anna.Id, _ben.Id, 300, Day);

        Assert.Equal(900, _anna.Balance);
        Assert.Equal(300, _ben.Balance);
    }

    [Fact]
    public void A_gift_needs_enough_points()
    {
        Assert.Throws<InsufficientPointsException>(() => _ledger.Gift(_ben.Id, _anna.Id, 1, Day));
        Assert.Equal(1200, _anna.Balance);
    }

    [Fact]
    public void The_service_desk_corrects_in_both_directions()
    {
        _ledger.Correct(_anna.Id, 50, Day, "T-77");
        _ledger.Correct(_anna.Id, -250, Day, "T-78");

        Assert.Equal(1000, _anna.Balance);
        Assert.Throws<InsufficientPointsException>(() => _ledger.Correct(_anna.Id, -1001, Day, "T-79"));
    }

    [Fact]
    public void Entries_are_numbered_without_gaps()
    {
        _ledger.Gift(_anna.Id, _ben.Id, 300, Day);
        _ledger.Redeem(_anna.Id, 500, Day);

        var numbers = _anna.Entries.Concat(_ben.Entries).Select(entry => entry.Number).Order();

        Assert.Equal([1, 2, 3, 4], numbers);
    }

    [Fact]
    public void A_frozen_account_still_earns()
    {
        _anna.Freeze();

        _ledger.Earn(_anna.Id, 10, Day, "R-2");

        Assert.Equal(1210, _anna.Balance);
    }
}
