using Harness.Campaigns.Records;

namespace Harness.Campaigns.Pricing;

/// <summary>
/// What tokens cost, in USD per million. Null for input or output is an unknown price. Null for a cache is no price of its
/// own: then its tokens cost what input costs, which is the most that a provider without a cache discount can charge.
/// </summary>
/// <param name="InputUsd">Input tokens that are neither read from nor written to a cache.</param>
/// <param name="OutputUsd">Output tokens, reasoning included.</param>
/// <param name="CacheReadUsd">Input tokens read from a cache.</param>
/// <param name="CacheWriteUsd">Input tokens written to a cache that keeps them for minutes (Anthropic: five).</param>
/// <param name="CacheWriteOneHourUsd">
/// Input tokens written to a cache that keeps them for an hour. Null beside a price for the short kind is unknown, not the
/// input's price: long writes cost more than short ones wherever both are sold.
/// </param>
public sealed record TokenPrices(
    decimal? InputUsd,
    decimal? OutputUsd,
    decimal? CacheReadUsd = null,
    decimal? CacheWriteUsd = null,
    decimal? CacheWriteOneHourUsd = null)
{
    private const decimal Million = 1_000_000m;

    /// <summary>Input and output have a price.</summary>
    public bool AreKnown => InputUsd is not null && OutputUsd is not null;

    /// <summary>All prices multiplied.</summary>
    public TokenPrices Times(decimal factor) => new(
        InputUsd * factor, OutputUsd * factor, CacheReadUsd * factor, CacheWriteUsd * factor, CacheWriteOneHourUsd * factor);

    /// <summary>
    /// The cost of one request in USD, exact. Null when a price or a count that it needs is unknown, or when the counts
    /// contradict each other (parts that exceed the whole). Cache counts are needed where the cache has a price of its own.
    /// </summary>
    public decimal? Cost(TokenUsage usage)
    {
        if (InputUsd is not { } inputUsd || OutputUsd is not { } outputUsd) return null;
        if (usage.Input is not { } input || usage.Output is not { } output) return null;
        var readUsd = CacheReadUsd ?? inputUsd;
        var writeUsd = CacheWriteUsd ?? inputUsd;
        var longWriteUsd = CacheWriteOneHourUsd ?? (CacheWriteUsd is null ? inputUsd : null);
        if (usage.CachedInput is null && readUsd != inputUsd) return null;
        if (usage.CacheWrite is null && (writeUsd != inputUsd || (longWriteUsd ?? writeUsd) != inputUsd)) return null;
        var read = usage.CachedInput ?? 0;
        var written = usage.CacheWrite ?? 0;
        if (LongWrites(usage, written, writeUsd) is not { } longWritten) return null;
        if (longWriteUsd is null && longWritten > 0) return null;

        var (fresh, shortWritten) = (input - read - written, written - longWritten);
        if (long.Min(long.Min(fresh, read), long.Min(long.Min(shortWritten, longWritten), output)) < 0) return null;
        return ((fresh * inputUsd)
            + (read * readUsd)
            + (shortWritten * writeUsd)
            + (longWritten * (longWriteUsd ?? 0))
            + (output * outputUsd)) / Million;
    }

    /// <summary>The most that so many tokens can cost: all input at its dearest kind, every output token used. Null when unknown.</summary>
    public decimal? WorstCase(long inputTokens, long outputTokens)
    {
        if (InputUsd is not { } inputUsd) return null;
        var dearest = Math.Max(
            Math.Max(inputUsd, CacheReadUsd ?? 0),
            Math.Max(CacheWriteUsd ?? 0, CacheWriteOneHourUsd ?? 0));
        return ((inputTokens * dearest) + (outputTokens * OutputUsd)) / Million;
    }

    // Who sells only one kind of write does not report the other kind.
    private long? LongWrites(TokenUsage usage, long written, decimal writeUsd) =>
        written == 0 && usage.CacheWriteOneHour is null or 0 ? 0
        : CacheWriteOneHourUsd is { } longWriteUsd && longWriteUsd != writeUsd ? usage.CacheWriteOneHour
        : usage.CacheWriteOneHour ?? 0;
}
