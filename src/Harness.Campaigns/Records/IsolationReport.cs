namespace Harness.Campaigns.Records;

/// <summary>What kept the agent's code apart from the machine: part of <c>campaign.json</c>.</summary>
public sealed record IsolationReport
{
    /// <summary>The name of no provider at all.</summary>
    public const string NoProvider = "none";

    /// <summary><c>bwrap</c>, <c>docker</c>, <c>landlock</c> or <c>none</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The version of the program or of the kernel interface that isolates; null for <c>none</c>.</summary>
    public string? Version { get; init; }

    /// <summary>What was in force, one row for each of <see cref="IsolationGuard.All"/>, in that order.</summary>
    public required IReadOnlyList<IsolationGuard> Guards { get; init; }

    /// <summary>Limits by name as text: <c>memory</c> "1 GiB".</summary>
    public IReadOnlyDictionary<string, string> Limits { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Code that a model wrote can neither read the user's files nor reach a network.</summary>
    public bool IsIsolating => InForce(IsolationGuard.Files) && InForce(IsolationGuard.Network);

    /// <summary>Whether a guard was in force.</summary>
    public bool InForce(string guard) => Guards.Any(row => row.Name == guard && row.InForce);

    /// <summary>
    /// What must agree between two processes that work on one campaign, before and now: each guard and each limit. Nothing when one of them
    /// made no probe, or when the provider is another, which is a difference of its own.
    /// </summary>
    internal IEnumerable<(string Part, string? Before, string? Now)> Parts(IsolationReport? now)
    {
        if (now is null || now.Provider != Provider) return [];
        var guards = Guards.Join(now.Guards, was => was.Name, becomes => becomes.Name, (was, becomes) => ("guard " + was.Name, Word(was), Word(becomes)));
        var limits = Limits.Keys.Union(now.Limits.Keys).Order(StringComparer.Ordinal)
            .Select(limit => ("limit " + limit, Limits.GetValueOrDefault(limit), now.Limits.GetValueOrDefault(limit)));
        return guards.Concat(limits);
    }

    private static string? Word(IsolationGuard guard) => guard.InForce ? "in force" : "not in force";
}
