using Brightwater.Loyalty.Accounts;

namespace Brightwater.Loyalty.Points;

/// <summary>Who may spend points.</summary>
internal static class SpendingPolicy
{
    /// <exception cref="AccountFrozenException">The account is frozen.</exception>
    public static void Demand(Account account)
    {
        if (account.IsFrozen)
        {
            throw new AccountFrozenException(account.Id);
        }
    }
}
