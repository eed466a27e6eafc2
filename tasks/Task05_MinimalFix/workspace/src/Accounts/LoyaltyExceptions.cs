namespace Brightwater.Loyalty.Accounts;

/// <summary>A request that the club's rules refuse. The message is shown to the member.</summary>
public abstract class LoyaltyException(string message) : Exception(message);

public sealed class UnknownAccountException(string accountId)
    : LoyaltyException($"There is no account {accountId}.");

public sealed class InsufficientPointsException(string accountId, int points, int balance)
    : LoyaltyException($"Account {accountId} has {balance} points, {points} are needed.");

public sealed class AccountFrozenException(string accountId)
    : LoyaltyException($"Account {accountId} is frozen. Please call the service desk.")
{
    public string AccountId { get; } = accountId;
}
