using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Points;

namespace Brightwater.Loyalty.Members;

/// <summary>Runs every night.</summary>
public sealed class ExpiryJob(PointsLedger ledger, AccountStore accounts)
{
    public const int LifetimeInMonths = 24;

    /// <summary>Returns the number of points that expired over all accounts.</summary>
    public int Run(DateOnly today) =>
        accounts.All.Sum(account => ledger.Expire(account.Id, today.AddMonths(-LifetimeInMonths), today));
}
