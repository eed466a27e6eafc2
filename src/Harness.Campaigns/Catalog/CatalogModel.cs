namespace Harness.Campaigns.Catalog;

/// <summary>A model and where it is served.</summary>
public sealed record CatalogModel
{
    /// <summary>What stands behind <c>MODEL=</c>: lower-case letters, digits, dots and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>The name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Other words for <see cref="Key"/>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Models of one maker that belong together, e.g. <c>qwen3</c>; null when not stated.</summary>
    public string? Family { get; init; }

    /// <summary>All parameters, in billions; null when not published.</summary>
    public decimal? TotalParametersBillion { get; init; }

    /// <summary>Parameters that take part in one token, in billions; null when not published.</summary>
    public decimal? ActiveParametersBillion { get; init; }

    public ModelArchitecture Architecture { get; init; } = new();

    public ReasoningKind Reasoning { get; init; }

    /// <summary>Where it is served; the first one is taken when none is asked for.</summary>
    public required IReadOnlyList<CatalogOffer> Offers { get; init; }

    public string? Notes { get; init; }

    /// <summary>Where the row stands: <c>fixtures/models.json: models[3] "kimi-k2.5"</c>; empty for a model that no row describes.</summary>
    public string Origin { get; init; } = "";
}
