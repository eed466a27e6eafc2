using Brightwater.Loyalty.Points;

namespace Brightwater.Loyalty.Members;

/// <summary>The requests of the tills in the stores.</summary>
public sealed class TillGateway(PointsLedger ledger, Accounts.AccountStore? accounts = null)
{
    /// <summary>One point per full euro.</summary>
    public int Purchase(string accountId, int amountInCents, DateOnly day, string receipt)
    {
        var points = amountInCents / 100;
        if (points > 0)
            ledger.Earn(accountId, points, day, receipt);

        return points;
    }

    /// <summary>Prints the voucher on the receipt instead of sending it to the app.</summary>
    public string PrintVoucher(string accountId, int points, DateOnly day)
    {
        if (accounts?.Get(accountId).IsFrozen == true)
            throw new Accounts.AccountFrozenException(accountId);

        return $"*** {ledger.Redeem(accountId, points, day)} ***";
    }
}
