using Harness.Campaigns.Records;

namespace Harness.Campaigns.Pricing;

/// <summary>What a model costs at one provider for a time, in USD per million tokens. See <see cref="TokenPrices"/> for what null means.</summary>
/// <param name="Id">The row's name on records, e.g. <c>models.json:deepseek-v4-flash/deepseek@2026-09-10</c>.</param>
/// <param name="InputUsd">Input tokens that are neither read from nor written to a cache.</param>
/// <param name="OutputUsd">Output tokens, reasoning included.</param>
/// <param name="CacheReadUsd">Input tokens read from a cache.</param>
/// <param name="CacheWriteUsd">Input tokens written to a cache for minutes.</param>
public sealed record PriceRow(string Id, decimal? InputUsd, decimal? OutputUsd, decimal? CacheReadUsd = null, decimal? CacheWriteUsd = null)
{
    /// <summary>The price of a model that was declared free.</summary>
    public static PriceRow Free { get; } = new("free", 0, 0, 0, 0) { CacheWriteOneHourUsd = 0, IsFree = true };

    /// <summary>Input tokens written to a cache for an hour.</summary>
    public decimal? CacheWriteOneHourUsd { get; init; }

    /// <summary>Declared free: costs nothing, whatever is or is not reported.</summary>
    public bool IsFree { get; init; }

    /// <summary>First moment, inclusive; null is since ever.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last moment, exclusive; null is until further notice.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Prices of long prompts, by ascending <see cref="PriceTier.AbovePromptTokens"/>.</summary>
    public IReadOnlyList<PriceTier> Tiers { get; init; } = [];

    /// <summary>Prices that depend on the hour; null when they do not.</summary>
    public PriceSchedule? Schedule { get; init; }

    /// <summary>The provider's region that the row is for; null is every region without a row of its own.</summary>
    public string? Region { get; init; }

    /// <summary>The provider's class of service, e.g. <c>flex</c>; null is the standard one.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Where the price was published: an address, or a data set and its version.</summary>
    public string? Source { get; init; }

    /// <summary>When the source said so: <c>2026</c>, <c>2026-10</c> or <c>2026-10-07</c>; null when it has no date.</summary>
    public string? SourceDate { get; init; }

    /// <summary>What other sources say.</summary>
    public string? CrossCheck { get; init; }

    public PriceConfidence Confidence { get; init; }

    public string? Notes { get; init; }

    /// <summary>Whether the row is in force at a moment.</summary>
    public bool Covers(DateTimeOffset moment) => (From is null || From <= moment) && (To is null || moment < To);

    /// <summary>The prices of a request with so many prompt tokens at a moment. Whether the row is in force then is not asked.</summary>
    public TokenPrices PricesAt(long promptTokens, DateTimeOffset at) =>
        Scheduled(Tiers.LastOrDefault(tier => promptTokens > tier.AbovePromptTokens)?.Prices ?? Base, at);

    /// <summary>The cost of one request in USD; null when a price or a token count that it needs is unknown.</summary>
    /// <param name="usage">Of one request: tiers depend on the size of its prompt.</param>
    /// <param name="at">When the request was made.</param>
    public decimal? Cost(TokenUsage usage, DateTimeOffset at) =>
        IsFree ? 0
        : usage.Input is { } input ? PricesAt(input, at).Cost(usage)
        : null;

    /// <summary>
    /// The most that a request of at most so many tokens can cost in USD: no cache hit, every output token used, the dearest
    /// tier that it can reach. Null when one of those tiers has no known price.
    /// </summary>
    public decimal? WorstCase(long inputTokens, long outputTokens, DateTimeOffset at)
    {
        if (IsFree) return 0;
        decimal? worst = 0;
        foreach (var prices in Tiers.Where(tier => inputTokens > tier.AbovePromptTokens).Select(tier => tier.Prices).Prepend(Base))
            worst = Scheduled(prices, at).WorstCase(inputTokens, outputTokens) is { } cost && worst is { } before ? Math.Max(before, cost) : null;
        return worst;
    }

    private TokenPrices Base => new(InputUsd, OutputUsd, CacheReadUsd, CacheWriteUsd, CacheWriteOneHourUsd);

    private TokenPrices Scheduled(TokenPrices prices, DateTimeOffset at) =>
        Schedule?.WindowAt(at) is not { } window ? prices
        : window.Prices ?? prices.Times(window.Multiplier ?? 1);
}
