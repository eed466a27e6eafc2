namespace Harness.Campaigns.Pricing;

/// <summary>Prices of a request whose prompt is long. The whole request is charged at them, not only what exceeds the limit.</summary>
/// <param name="AbovePromptTokens">In force when the prompt has more tokens than this, cached and cache-write tokens counted.</param>
/// <param name="Prices">Without input or output price: it is known that the tier costs more, not how much.</param>
public sealed record PriceTier(long AbovePromptTokens, TokenPrices Prices);
