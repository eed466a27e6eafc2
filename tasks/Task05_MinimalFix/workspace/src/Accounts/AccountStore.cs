namespace Brightwater.Loyalty.Accounts;

/// <summary>All accounts, by id.</summary>
public sealed class AccountStore
{
    private readonly SortedDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    public IEnumerable<Account> All => _accounts.Values;

    public Account Open(string id, string memberName)
    {
        var account = new Account(id, memberName);
        _accounts.Add(id, account);
        return account;
    }

    /// <exception cref="UnknownAccountException">There is no such account.</exception>
    public Account Get(string id) =>
        _accounts.TryGetValue(id, out var account) ? account : throw new UnknownAccountException(id);
}
