using Harness.Campaigns.Records;

namespace Harness.Campaigns.Pricing;

/// <summary>What a model costs, in USD per million tokens.</summary>
/// <param name="Id">The row's name on records, e.g. <c>harness.json:local</c>.</param>
/// <param name="InputUsd">Input tokens that are neither read from nor written to a cache.</param>
/// <param name="OutputUsd">Output tokens, reasoning included.</param>
/// <param name="CacheReadUsd">Input tokens read from a cache.</param>
/// <param name="CacheWriteUsd">Input tokens written to a cache.</param>
public sealed record PriceRow(string Id, decimal InputUsd, decimal OutputUsd, decimal CacheReadUsd, decimal CacheWriteUsd)
{
    private const decimal Million = 1_000_000m;

    /// <summary>The price of a model that was declared free.</summary>
    public static PriceRow Free { get; } = new("free", 0, 0, 0, 0);

    /// <summary>
    /// The cost of one request in USD; null when a token count that the price needs is unknown. Cache counts are needed where
    /// the cache has a price of its own.
    /// </summary>
    public decimal? Cost(TokenUsage usage)
    {
        if (this == Free) return 0;
        if (usage.Input is not { } input || usage.Output is not { } output) return null;
        if (usage.CachedInput is null && CacheReadUsd != InputUsd) return null;
        if (usage.CacheWrite is null && CacheWriteUsd != InputUsd) return null;
        var cached = usage.CachedInput ?? 0;
        var written = usage.CacheWrite ?? 0;
        return (((input - cached - written) * InputUsd)
            + (cached * CacheReadUsd)
            + (written * CacheWriteUsd)
            + (output * OutputUsd)) / Million;
    }

    /// <summary>The most that a request can cost: no cache hit, every output token used.</summary>
    public decimal WorstCase(long inputTokens, long outputTokens) =>
        ((inputTokens * Math.Max(InputUsd, CacheWriteUsd)) + (outputTokens * OutputUsd)) / Million;
}
