namespace Harness.Tool.Running;

/// <summary>What <c>run</c> was asked for. Null leaves a setting as it is.</summary>
internal sealed record RunRequest
{
    public string? Model { get; init; }

    /// <summary>Only these tasks; all when empty.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Runs per task.</summary>
    public int? Runs { get; init; }

    /// <summary>Runs at once.</summary>
    public int? Parallel { get; init; }

    /// <summary>USD for the whole campaign.</summary>
    public decimal? MaxCostUsd { get; init; }

    public string? Sandbox { get; init; }

    /// <summary>The campaign to continue, as people name it.</summary>
    public string? Resume { get; init; }

    /// <summary>Of the continued campaign, only rows that are missing or invalid.</summary>
    public bool OnlyInvalid { get; init; }

    public string? CampaignsFolder { get; init; }

    /// <summary>The project of the tasks, from the repository's root.</summary>
    public string Project { get; init; } = "tasks";

    public bool NoBuild { get; init; }

    /// <summary>Further arguments of <c>dotnet test</c>.</summary>
    public IReadOnlyList<string> Rest { get; init; } = [];

    /// <summary>Changes to the environment before all others; null unsets.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();
}
