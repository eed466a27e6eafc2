using Harness.Campaigns.Records;

namespace Harness.Campaigns.Recomputed;

/// <summary>An attempt under other prices.</summary>
/// <param name="Recorded">The attempt.</param>
/// <param name="CostUsd">What it would have cost in USD; null when that is not known.</param>
/// <param name="Unknown">Why it is not known; null when it is.</param>
public sealed record RepricedAttempt(RunRecord Recorded, decimal? CostUsd, string? Unknown);
