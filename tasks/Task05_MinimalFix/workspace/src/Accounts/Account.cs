using Brightwater.Loyalty.Points;

namespace Brightwater.Loyalty.Accounts;

/// <summary>A member's account.</summary>
public sealed class Account(string id, string memberName)
{
    private readonly List<LedgerEntry> _entries = [];

    /// <summary>For example BW-20417.</summary>
    public string Id { get; } = id;

    public string MemberName { get; set; } = memberName;

    /// <summary>The service desk suspects misuse. Lifted by <see cref="Unfreeze"/>.</summary>
    public bool IsFrozen { get; private set; }

    public int Balance => _entries.Sum(entry => entry.Points);

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public void Freeze() => IsFrozen = true;

    public void Unfreeze() => IsFrozen = false;

    internal void Append(LedgerEntry entry) => _entries.Add(entry);
}
