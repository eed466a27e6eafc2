using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Members;
using Brightwater.Loyalty.Points;
using Xunit;

namespace Brightwater.Loyalty.Tests;

public sealed class ServiceDeskTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private readonly AccountStore _accounts = new();
    private readonly ServiceDesk _desk;

    public ServiceDeskTests()
    {
        _desk = new ServiceDesk(new PointsLedger(_accounts, new VoucherStock([])), _accounts);
        _accounts.Open("BW-10004", "Dilan");
    }

    [Fact]
    public void What_was_done_is_logged_with_its_ticket()
    {
        _desk.Correct("BW-10004", 120, Today, "T-81");
        _desk.Freeze("BW-10004", "T-82");
        _desk.Unfreeze("BW-10004", "T-83");

        Assert.Equal(["T-81: BW-10004 corrected by 120", "T-82: BW-10004 frozen", "T-83: BW-10004 no longer frozen"], _desk.Log);
        Assert.False(_accounts.Get("BW-10004").IsFrozen);
        Assert.Equal(120, _accounts.Get("BW-10004").Balance);
    }

    [Fact]
    public void A_correction_does_not_go_below_zero()
    {
        Assert.Throws<InsufficientPointsException>(() => _desk.Correct("BW-10004", -1, Today, "T-84"));
        Assert.Empty(_desk.Log);
    }
}
