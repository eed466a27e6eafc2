namespace Harness.Campaigns.Records;

/// <summary>
/// What a published text says about a campaign that was reconstructed from it, and what had to be made up to write records. Only a
/// campaign with <see cref="CampaignManifest.Reconstruction"/> has it. Null is "not said", never zero.
/// </summary>
public sealed record PublishedCampaign
{
    /// <summary>Which text.</summary>
    public required string Source { get; init; }

    /// <summary>The model's name in that text.</summary>
    public required string ModelName { get; init; }

    /// <summary>The architecture as that text has it.</summary>
    public string? ArchitectureAsPublished { get; init; }

    /// <summary>The architecture as the maker of the model describes it; the two contradict each other for some models.</summary>
    public string? ArchitecturePerModelCard { get; init; }

    /// <summary>Address of the maker's description.</summary>
    public string? ModelCardSource { get; init; }

    /// <summary>Whether the text calls the model, as it was run, a reasoning one.</summary>
    public bool? Reasoning { get; init; }

    /// <summary>Runs that passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Runs that were judged; at least <see cref="Passed"/>.</summary>
    public required int Valid { get; init; }

    /// <summary>Total cost in USD as published, rounded.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Cost per pass in USD as published, rounded.</summary>
    public decimal? CostPerPassUsd { get; init; }

    /// <summary>
    /// The runs behind the totals were not published, so there are no records: nothing may be said per task but what
    /// <see cref="Tasks"/> holds, and no comparison by task is possible.
    /// </summary>
    public bool TotalsOnly { get; init; }

    /// <summary>What is known of single tasks when <see cref="TotalsOnly"/> is set, ordered by task; tasks of which nothing is known are left out.</summary>
    public IReadOnlyList<PublishedTask> Tasks { get; init; } = [];

    /// <summary>What the text says about the sizes of models; null when it says nothing.</summary>
    public IReadOnlyList<PublishedSizeClaim>? SizeClaims { get; init; }

    /// <summary>What the records hold that was not published: a sentence each.</summary>
    public IReadOnlyList<string> MadeUp { get; init; } = [];

    /// <summary>What was not published and is left open here: a sentence each.</summary>
    public IReadOnlyList<string> NotPublished { get; init; } = [];
}
