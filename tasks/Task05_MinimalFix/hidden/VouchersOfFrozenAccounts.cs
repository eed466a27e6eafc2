using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Members;
using Xunit;

namespace Brightwater.Loyalty.Acceptance;

/// <summary>The first way to spend points.</summary>
public sealed class VouchersOfFrozenAccounts
{
    private readonly Club _club = new();

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void A_voucher_is_refused_before_anything_changes(int points) =>
        _club.RefusesAsFrozen(() => _club.Ledger.Redeem(_club.Frozen.Id, points, Club.Today));

    [Fact]
    public void A_printed_voucher_is_refused() =>
        _club.RefusesAsFrozen(() => new TillGateway(_club.Ledger).PrintVoucher(_club.Frozen.Id, 500, Club.Today));

    [Fact]
    public void The_app_shows_the_refusal()
    {
        var reply = new MemberApp(_club.Ledger, _club.Accounts).OrderVoucher(_club.Frozen.Id, 500, Club.Today);

        Expect.Equal(new AppReply(false, new AccountFrozenException(_club.Frozen.Id).Message), reply);
    }
}
