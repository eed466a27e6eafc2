using System.Text.Json;
using Harness.Campaigns.Pricing;

namespace Harness.Campaigns.Catalog;

/// <summary>One model at one provider: complete, what the row left out is the provider's.</summary>
public sealed record CatalogOffer
{
    private const string StandardTier = "standard";

    public required CatalogProvider Provider { get; init; }

    public required ModelWire Wire { get; init; }

    /// <summary>The id that is sent. With Azure it is the name of your deployment.</summary>
    public required string ModelId { get; init; }

    public required AddressTemplate BaseUrl { get; init; }

    /// <summary>Regions that are known to serve it; empty when not known.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public string? DefaultRegion { get; init; }

    /// <summary>Environment variables that may hold the key, first that is set; empty when no key is needed.</summary>
    public IReadOnlyList<string> KeyVariables { get; init; } = [];

    /// <summary>As <see cref="CatalogProvider.MaxTokensField"/>.</summary>
    public string? MaxTokensField { get; init; }

    public required SamplingRules Sampling { get; init; }

    /// <summary>The field that carries reasoning back; null when none is known.</summary>
    public string? ReasoningEcho { get; init; }

    /// <summary>How thinking is switched; null when it is not known how.</summary>
    public ThinkingSwitch? Thinking { get; init; }

    /// <summary>An object whose members every request body carries; null is none.</summary>
    public JsonElement? ExtraBody { get; init; }

    /// <summary>Prompt and answer together, in tokens; null when not known.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>The longest answer in tokens; null when not known.</summary>
    public int? MaxOutput { get; init; }

    /// <summary>The model that is known to answer under this id instead of the one that the row describes; null is none.</summary>
    public string? ServedModel { get; init; }

    /// <summary>Declared free, as on your own machine.</summary>
    public bool IsFree { get; init; }

    /// <summary>All price rows, of all regions and classes of service.</summary>
    public IReadOnlyList<PriceRow> PriceRows { get; init; } = [];

    public string? Notes { get; init; }

    /// <summary>
    /// The prices for a region and a class of service. Rows of exactly that region win over rows without a region.
    /// </summary>
    /// <param name="region">Null is <see cref="DefaultRegion"/>.</param>
    /// <param name="serviceTier">Null is the standard one.</param>
    /// <returns>Null when the price is unknown.</returns>
    public PriceList? Prices(string? region = null, string? serviceTier = null)
    {
        if (IsFree) return PriceList.Free;
        region ??= DefaultRegion;
        var tier = PriceRows.Where(row => Same(row.ServiceTier ?? StandardTier, serviceTier ?? StandardTier)).ToList();
        var own = tier.Where(row => row.Region is not null && Same(row.Region, region)).ToList();
        var rows = own.Count > 0 ? own : [.. tier.Where(row => row.Region is null)];
        return rows.Count > 0 ? new PriceList(rows) : null;
    }

    private static bool Same(string left, string? right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
