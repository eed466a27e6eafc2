using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Reads what an answer cost. A number that is absent or is no count stays null: unknown is not zero.</summary>
internal static class UsageReader
{
    public static UsageDetails? Read(JsonElement root)
    {
        if (root.Get("usage") is not { ValueKind: JsonValueKind.Object } usage) return null;
        var input = usage.Get("prompt_tokens_details") ?? default;
        var output = usage.Get("completion_tokens_details") ?? default;
        var details = new UsageDetails
        {
            InputTokenCount = usage.GetCount("prompt_tokens"),
            OutputTokenCount = usage.GetCount("completion_tokens"),
            TotalTokenCount = usage.GetCount("total_tokens"),
            // OpenAI and vLLM, DeepSeek, Moonshot.
            CachedInputTokenCount = input.GetCount("cached_tokens") ?? usage.GetCount("prompt_cache_hit_tokens") ?? usage.GetCount("cached_tokens"),
            ReasoningTokenCount = output.GetCount("reasoning_tokens") ?? usage.GetCount("reasoning_tokens"),
        };
        if (input.GetCount("cache_write_tokens") is { } written)
            details.AdditionalCounts = new() { [WireChatClient.CacheWriteCount] = written };
        return details;
    }

    /// <summary>The price in USD that a router such as OpenRouter names; null when it does not.</summary>
    public static decimal? CostOf(JsonElement root) =>
        root.Get("usage")?.Get("cost") is { ValueKind: JsonValueKind.Number } value && value.TryGetDecimal(out var cost) ? cost : null;
}
