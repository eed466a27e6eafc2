using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Points;
using Xunit;

namespace Brightwater.Loyalty.Tests;

public sealed class FrozenAccountTests
{
    [Fact]
    public void A_frozen_account_cannot_redeem()
    {
        var accounts = new AccountStore();
        var account = accounts.Open("BW-10009", "Dora");
        var ledger = new PointsLedger(accounts, new VoucherStock(["VC-001"]));
        ledger.Earn(account.Id, 500, new DateOnly(2026, 3, 2), "R-1");
        account.Freeze();

        Assert.Throws<AccountFrozenException>(() => ledger.Redeem(account.Id, 500, new DateOnly(2026, 3, 3)));
    }
}
