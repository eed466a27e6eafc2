namespace Harness.Campaigns.Records;

/// <summary>What kept the agent's code apart from the machine: part of <c>campaign.json</c>.</summary>
public sealed record IsolationReport
{
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
}
