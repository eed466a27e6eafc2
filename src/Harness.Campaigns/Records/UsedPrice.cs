namespace Harness.Campaigns.Records;

/// <summary>
/// A price row of the campaign's model, in USD per million tokens: its own prices, without those of long prompts, of hours and of one-hour
/// caches, which are where <paramref name="Row"/> points. No cost can be computed again from it alone.
/// </summary>
/// <param name="Row">The row's id, as on <see cref="RunRecord.PriceRow"/>.</param>
/// <param name="Input">Prompt tokens that were neither read from nor written to a cache; null when unknown.</param>
/// <param name="Output">Completion tokens, reasoning included; null when unknown.</param>
/// <param name="CacheRead">Cached prompt tokens; null when the row has no price of its own for them.</param>
/// <param name="CacheWrite">Prompt tokens written to a cache; null when the row has no price of its own for them.</param>
/// <param name="Source">Where the price was published, with the date; empty when not known.</param>
public sealed record UsedPrice(
    string Row,
    decimal? Input,
    decimal? Output,
    decimal? CacheRead = null,
    decimal? CacheWrite = null,
    string Source = "");
