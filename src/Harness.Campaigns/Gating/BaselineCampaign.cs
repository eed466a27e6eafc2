namespace Harness.Campaigns.Gating;

/// <summary>One campaign whose runs a baseline counts.</summary>
public sealed record BaselineCampaign
{
    /// <summary>The campaign's id.</summary>
    public required string Id { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>SHA-256 of its <c>runs.jsonl</c>: proves which runs were counted, and that none is counted twice.</summary>
    public required string RunsSha256 { get; init; }

    /// <summary>The ids that the provider said it answered with, ordered; empty for scripted models.</summary>
    public IReadOnlyList<string> ReturnedModels { get; init; } = [];

    /// <summary>The provider's region as it was set, as <c>campaign.json</c> words it; null when it is not on record.</summary>
    public string? Region { get; init; }

    /// <summary>The harness that made it; null when it is not known.</summary>
    public string? HarnessVersion { get; init; }

    /// <summary>Its tasks, ordered by id.</summary>
    public required IReadOnlyList<BaselineTally> Tasks { get; init; }
}
