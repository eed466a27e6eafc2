using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Members;
using Brightwater.Loyalty.Points;
using Xunit;

namespace Brightwater.Loyalty.Tests;

public sealed class TillAndExpiryTests
{
    private readonly AccountStore _accounts = new();
    private readonly PointsLedger _ledger;
    private readonly Account _carla;

    public TillAndExpiryTests()
    {
        _ledger = new PointsLedger(_accounts, new VoucherStock(["VC-001"]));
        _carla = _accounts.Open("BW-10003", "Carla");
    }

    [Fact]
    public void One_point_per_full_euro()
    {
        var till = new TillGateway(_ledger);

        Assert.Equal(19, till.Purchase(_carla.Id, 1999, new DateOnly(2026, 3, 2), "R-9"));
        Assert.Equal(0, till.Purchase(_carla.Id, 99, new DateOnly(2026, 3, 2), "R-10"));
        Assert.Equal(19, _carla.Balance);
    }

    [Fact]
    public void A_voucher_is_printed_on_the_receipt()
    {
        _ledger.Earn(_carla.Id, 500, new DateOnly(2026, 3, 2), "R-9");

        Assert.Equal("*** VC-001 ***", new TillGateway(_ledger).PrintVoucher(_carla.Id, 500, new DateOnly(2026, 3, 2)));
    }

    [Fact]
    public void Points_expire_after_24_months_unless_they_were_spent()
    {
        _ledger.Earn(_carla.Id, 800, new DateOnly(2024, 1, 15), "R-1");
        _ledger.Redeem(_carla.Id, 500, new DateOnly(2024, 6, 1));
        _ledger.Earn(_carla.Id, 70, new DateOnly(2025, 9, 1), "R-2");

        var job = new ExpiryJob(_ledger, _accounts);

        Assert.Equal(300, job.Run(new DateOnly(2026, 3, 2)));
        Assert.Equal(0, job.Run(new DateOnly(2026, 3, 3)));
        Assert.Equal(70, _carla.Balance);
    }
}
