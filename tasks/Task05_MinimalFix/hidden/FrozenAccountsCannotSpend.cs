using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Members;
using Xunit;

namespace Brightwater.Loyalty.Acceptance;

public sealed class FrozenAccountsCannotSpend
{
    private readonly Club _club = new();

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void A_voucher_is_refused_before_anything_changes(int points) =>
        _club.RefusesAsFrozen(() => _club.Ledger.Redeem(_club.Frozen.Id, points, Club.Today));

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void A_gift_is_refused_before_anything_changes(int points) =>
        _club.RefusesAsFrozen(() => _club.Ledger.Gift(_club.Frozen.Id, _club.Active.Id, points, Club.Today));

    [Fact]
    public void A_gift_between_two_frozen_accounts_is_refused_for_the_sender()
    {
        _club.Active.Freeze();

        _club.RefusesAsFrozen(() => _club.Ledger.Gift(_club.Frozen.Id, _club.Active.Id, 100, Club.Today));
    }

    [Fact]
    public void A_printed_voucher_is_refused() =>
        _club.RefusesAsFrozen(() => new TillGateway(_club.Ledger).PrintVoucher(_club.Frozen.Id, 500, Club.Today));

    [Fact]
    public void The_app_shows_the_refusal()
    {
        var app = new MemberApp(_club.Ledger, _club.Accounts);
        var message = new AccountFrozenException(_club.Frozen.Id).Message;

        Expect.Equal(new AppReply(false, message), app.OrderVoucher(_club.Frozen.Id, 500, Club.Today));
        Expect.Equal(new AppReply(false, message), app.SendPoints(_club.Frozen.Id, _club.Active.Id, 10, Club.Today));
    }
}
