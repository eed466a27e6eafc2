using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Members;
using Xunit;

namespace Brightwater.Loyalty.Acceptance;

/// <summary>The second way to spend points.</summary>
public sealed class GiftsOfFrozenAccounts
{
    private readonly Club _club = new();

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
    public void The_app_shows_the_refusal()
    {
        var reply = new MemberApp(_club.Ledger, _club.Accounts).SendPoints(_club.Frozen.Id, _club.Active.Id, 10, Club.Today);

        Expect.Equal(new AppReply(false, new AccountFrozenException(_club.Frozen.Id).Message), reply);
    }
}
