using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Members;
using Brightwater.Loyalty.Points;
using Xunit;

namespace Brightwater.Loyalty.Tests;

public sealed class MemberAppTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private readonly AccountStore _accounts = new();
    private readonly PointsLedger _ledger;
    private readonly MemberApp _app;

    public MemberAppTests()
    {
        _ledger = new PointsLedger(_accounts, new VoucherStock(["VC-001"]));
        _app = new MemberApp(_ledger, _accounts);
        _accounts.Open("BW-10001", "Anna");
        _accounts.Open("BW-10002", "Ben");
        _ledger.Earn("BW-10001", 600, Today, "R-1");
    }

    [Fact]
    public void A_voucher_is_ordered()
    {
        Assert.Equal(new AppReply(true, "Your voucher: VC-001"), _app.OrderVoucher("BW-10001", 500, Today));
    }

    [Fact]
    public void A_refusal_is_shown_to_the_member()
    {
        var reply = _app.OrderVoucher("BW-10001", 1000, Today);

        Assert.Equal(new AppReply(false, "Account BW-10001 has 600 points, 1000 are needed."), reply);
    }

    [Fact]
    public void Points_are_sent_to_a_friend()
    {
        var reply = _app.SendPoints("BW-10001", "BW-10002", 100, Today);

        Assert.Equal(new AppReply(true, "100 points are on their way to Ben."), reply);
    }

    [Fact]
    public void The_name_of_a_frozen_account_cannot_be_changed()
    {
        _accounts.Get("BW-10001").Freeze();

        Assert.False(_app.ChangeName("BW-10001", "Hanna").Done);
        Assert.Equal("Anna", _accounts.Get("BW-10001").MemberName);
    }
}
