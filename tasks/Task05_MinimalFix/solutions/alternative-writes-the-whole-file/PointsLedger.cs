using Brightwater.Loyalty.Accounts;

namespace Brightwater.Loyalty.Points;

/// <summary>The only place that changes balances.</summary>
public sealed class PointsLedger(AccountStore accounts, VoucherStock vouchers)
{
    /// <summary>Vouchers are issued for multiples of this number of points.</summary>
    public const int VoucherStep = 500;

    private int _lastNumber;

    /// <summary>Adds the points of a purchase.</summary>
    public void Earn(string accountId, int points, DateOnly day, string receipt)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);

        Book(accounts.Get(accountId), EntryKind.Earned, points, day, receipt);
    }

    /// <summary>Turns points into a voucher and returns its code.</summary>
    /// <exception cref="InsufficientPointsException">The balance is too low.</exception>
    public string Redeem(string accountId, int points, DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        if (points % VoucherStep != 0)
            throw new ArgumentException($"Vouchers are issued in steps of {VoucherStep} points.", nameof(points));

        var account = accounts.Get(accountId);
        if (account.IsFrozen) throw new AccountFrozenException(account.Id);
        RequireCover(account, points);

        var code = vouchers.Take();
        Book(account, EntryKind.Redeemed, -points, day, code);
        return code;
    }

    /// <summary>A correction by the service desk, in either direction.</summary>
    /// <exception cref="InsufficientPointsException">More is taken than there is.</exception>
    public void Correct(string accountId, int points, DateOnly day, string ticket)
    {
        var account = accounts.Get(accountId);
        if (points < 0)
            RequireCover(account, -points);

        Book(account, EntryKind.Corrected, points, day, ticket);
    }

    /// <summary>Removes what was earned before the date and is still there. Returns the number of points removed.</summary>
    public int Expire(string accountId, DateOnly earnedBefore, DateOnly day)
    {
        var account = accounts.Get(accountId);
        var old = account.Entries.Where(entry => entry.Points > 0 && entry.Day < earnedBefore).Sum(entry => entry.Points);
        var spent = -account.Entries.Where(entry => entry.Points < 0).Sum(entry => entry.Points);
        var expired = Math.Max(0, old - spent);
        if (expired > 0)
            Book(account, EntryKind.Expired, -expired, day, $"earned before {earnedBefore:O}");

        return expired;
    }

    /// <summary>Moves points to another member.</summary>
    /// <exception cref="InsufficientPointsException">The sender's balance is too low.</exception>
    public void Gift(string senderId, string receiverId, int points, DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        if (senderId == receiverId)
            throw new ArgumentException("A gift needs two accounts.", nameof(receiverId));

        var sender = accounts.Get(senderId);
        var receiver = accounts.Get(receiverId);
        if (sender.IsFrozen) throw new AccountFrozenException(sender.Id);
        RequireCover(sender, points);

        Book(receiver, EntryKind.GiftReceived, points, day, $"from {sender.Id}");
        Book(sender, EntryKind.GiftSent, -points, day, $"to {receiver.Id}");
    }

    private static void RequireCover(Account account, int points)
    {
        if (account.Balance < points)
            throw new InsufficientPointsException(account.Id, points, account.Balance);
    }

    private void Book(Account account, EntryKind kind, int points, DateOnly day, string note) =>
        account.Append(new LedgerEntry(++_lastNumber, kind, points, day, note));
}