namespace Harness.Campaigns.Plans;

/// <summary>What runs will probably cost in USD, and why one thinks so.</summary>
/// <param name="ExpectedUsd">Null when the price is unknown.</param>
/// <param name="LowUsd">When every run is as cheap as the cheapest that is known; null when the price is unknown.</param>
/// <param name="HighUsd">When every run is as dear as the dearest that is known; null when the price is unknown.</param>
/// <param name="Basis">In words: where the token counts come from.</param>
public sealed record CostEstimate(decimal? ExpectedUsd, decimal? LowUsd, decimal? HighUsd, string Basis);
