using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Members;
using Brightwater.Loyalty.Points;
using Xunit;

namespace Brightwater.Loyalty.Acceptance;

public sealed class EverythingElseStays
{
    private readonly Club _club = new();

    [Fact]
    public void A_frozen_account_earns()
    {
        _club.Ledger.Earn(_club.Frozen.Id, 40, Club.Today, "R-50");

        Expect.Equal(1040, _club.Frozen.Balance);
    }

    [Fact]
    public void A_frozen_account_receives_gifts()
    {
        _club.Ledger.Gift(_club.Active.Id, _club.Frozen.Id, 250, Club.Today);

        Expect.Equal(1250, _club.Frozen.Balance);
        Expect.Equal(750, _club.Active.Balance);
    }

    [Fact]
    public void A_frozen_account_is_corrected_in_both_directions()
    {
        _club.Ledger.Correct(_club.Frozen.Id, 300, Club.Today, "T-1");
        _club.Ledger.Correct(_club.Frozen.Id, -800, Club.Today, "T-2");

        Expect.Equal(500, _club.Frozen.Balance);
        Expect.Throws<InsufficientPointsException>(() => _club.Ledger.Correct(_club.Frozen.Id, -501, Club.Today, "T-3"));
    }

    [Fact]
    public void The_points_of_a_frozen_account_expire()
    {
        var expired = new ExpiryJob(_club.Ledger, _club.Accounts).Run(Club.Today.AddMonths(30));

        Expect.Equal(2000, expired);
        Expect.Equal(0, _club.Frozen.Balance);
    }

    [Fact]
    public void An_account_that_is_no_longer_frozen_spends()
    {
        _club.Frozen.Unfreeze();

        Expect.Equal("VC-001", _club.Ledger.Redeem(_club.Frozen.Id, 500, Club.Today));
        _club.Ledger.Gift(_club.Frozen.Id, _club.Active.Id, 500, Club.Today);

        Expect.Equal(0, _club.Frozen.Balance);
        Expect.Equal(1500, _club.Active.Balance);
    }

    [Fact]
    public void An_account_that_was_never_frozen_spends()
    {
        Expect.Equal("VC-001", _club.Ledger.Redeem(_club.Active.Id, 1000, Club.Today));
        Expect.Throws<InsufficientPointsException>(() => _club.Ledger.Redeem(_club.Active.Id, 500, Club.Today));
        Expect.Throws<InsufficientPointsException>(() => _club.Ledger.Gift(_club.Active.Id, _club.Frozen.Id, 1, Club.Today));
    }

    [Fact]
    public void Requests_that_make_no_sense_are_refused_as_before()
    {
        Expect.Throws<ArgumentOutOfRangeException>(() => _club.Ledger.Redeem(_club.Active.Id, 0, Club.Today));
        Expect.Equal("points", Expect.Throws<ArgumentException>(() => _club.Ledger.Redeem(_club.Active.Id, PointsLedger.VoucherStep + 1, Club.Today)).ParamName);
        Expect.Equal("receiverId", Expect.Throws<ArgumentException>(() => _club.Ledger.Gift(_club.Active.Id, _club.Active.Id, 10, Club.Today)).ParamName);
        Expect.Throws<ArgumentOutOfRangeException>(() => _club.Ledger.Gift(_club.Active.Id, _club.Frozen.Id, -5, Club.Today));
        Expect.Throws<UnknownAccountException>(() => _club.Ledger.Redeem("BW-99999", 500, Club.Today));
        Expect.Throws<UnknownAccountException>(() => _club.Ledger.Gift(_club.Active.Id, "BW-99999", 10, Club.Today));
    }
}
