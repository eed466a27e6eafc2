using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Points;

namespace Brightwater.Loyalty.Acceptance;

/// <summary>A frozen and an active account with 1,000 points each, and two voucher codes.</summary>
internal sealed class Club
{
    public static readonly DateOnly Today = new(2026, 5, 4);

    private readonly VoucherStock _vouchers = new(["VC-001", "VC-002"]);

    public Club()
    {
        Ledger = new PointsLedger(Accounts, _vouchers);
        Frozen = Accounts.Open("BW-31415", "Farid");
        Active = Accounts.Open("BW-27182", "Alma");
        Ledger.Earn(Frozen.Id, 1000, Today, "R-1");
        Ledger.Earn(Active.Id, 1000, Today, "R-2");
        Frozen.Freeze();
    }

    public AccountStore Accounts { get; } = new();

    public PointsLedger Ledger { get; }

    public Account Frozen { get; }

    public Account Active { get; }

    /// <summary>The request is refused for the frozen account and leaves no trace.</summary>
    public void RefusesAsFrozen(Action request)
    {
        var refusal = Expect.Throws<AccountFrozenException>(request);

        Expect.Equal(Frozen.Id, refusal.AccountId);
        Expect.Equal(1000, Frozen.Balance);
        Expect.Equal(1000, Active.Balance);
        Expect.Equal(1, Frozen.Entries.Count);
        Expect.Equal(1, Active.Entries.Count);
        Expect.Equal(2, _vouchers.Remaining);
        Ledger.Earn(Active.Id, 5, Today, "R-3");
        Expect.Equal(3, Active.Entries[^1].Number);
    }
}
