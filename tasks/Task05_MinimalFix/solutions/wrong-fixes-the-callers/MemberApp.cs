using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Points;

namespace Brightwater.Loyalty.Members;

/// <summary>What a tap in the app led to.</summary>
/// <param name="Done">The ledger has booked it.</param>
/// <param name="Message">Shown to the member.</param>
public sealed record AppReply(bool Done, string Message);

/// <summary>The requests of the members' app.</summary>
public sealed class MemberApp(PointsLedger ledger, AccountStore accounts)
{
    public AppReply OrderVoucher(string accountId, int points, DateOnly today)
    {
        try
        {
            RefuseFrozen(accountId);
            var code = ledger.Redeem(accountId, points, today);
            return new AppReply(true, $"Your voucher: {code}");
        }
        catch (LoyaltyException refusal)
        {
            return new AppReply(false, refusal.Message);
        }
    }

    public AppReply SendPoints(string accountId, string friendId, int points, DateOnly today)
    {
        try
        {
            RefuseFrozen(accountId);
            ledger.Gift(accountId, friendId, points, today);
            return new AppReply(true, $"{points} points are on their way to {accounts.Get(friendId).MemberName}.");
        }
        catch (LoyaltyException refusal)
        {
            return new AppReply(false, refusal.Message);
        }
    }

    private void RefuseFrozen(string accountId)
    {
        if (accounts.Get(accountId).IsFrozen)
            throw new AccountFrozenException(accountId);
    }

    public AppReply ChangeName(string accountId, string name)
    {
        var account = accounts.Get(accountId);
        if (account.IsFrozen)
            return new AppReply(false, new AccountFrozenException(account.Id).Message);

        account.MemberName = name.Trim();
        return new AppReply(true, $"Hello {account.MemberName}!");
    }
}
