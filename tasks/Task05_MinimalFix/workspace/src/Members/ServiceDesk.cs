using Brightwater.Loyalty.Accounts;
using Brightwater.Loyalty.Points;

namespace Brightwater.Loyalty.Members;

/// <summary>What the people at the service desk can do. Each of it belongs to a ticket.</summary>
public sealed class ServiceDesk(PointsLedger ledger, AccountStore accounts)
{
    private readonly List<string> _log = [];

    /// <summary>What was done, in order, for the weekly report.</summary>
    public IReadOnlyList<string> Log => _log;

    public void Freeze(string accountId, string ticket)
    {
        accounts.Get(accountId).Freeze();
        _log.Add($"{ticket}: {accountId} frozen");
    }

    public void Unfreeze(string accountId, string ticket)
    {
        accounts.Get(accountId).Unfreeze();
        _log.Add($"{ticket}: {accountId} no longer frozen");
    }

    /// <param name="points">Negative to take points away.</param>
    public void Correct(string accountId, int points, DateOnly today, string ticket)
    {
        ledger.Correct(accountId, points, today, ticket);
        _log.Add($"{ticket}: {accountId} corrected by {points}");
    }
}
