using Harness.Campaigns.Records;

namespace Harness.Agents;

/// <summary>One answered request, as every total of the run can be computed from it.</summary>
/// <param name="SentAt">When it was sent, UTC: this decides which price is in force.</param>
/// <param name="Usage">Its tokens, as the provider reported them.</param>
/// <param name="PriceRow">The id of the price row in force; null when the price is unknown.</param>
/// <param name="CostUsd">Its cost in USD; null when unknown.</param>
public sealed record MeteredRequest(DateTimeOffset SentAt, TokenUsage Usage, string? PriceRow, decimal? CostUsd);
