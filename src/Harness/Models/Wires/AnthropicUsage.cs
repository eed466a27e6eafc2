using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>
/// Reads what an answer cost. The service's <c>input_tokens</c> are those that no cache had a part in; ours include all.
/// A number that is absent stays null: unknown is not zero.
/// </summary>
internal static class AnthropicUsage
{
    public static UsageDetails? Read(JsonElement root)
    {
        if (root.Get("usage") is not { ValueKind: JsonValueKind.Object } usage) return null;
        var split = usage.Get("cache_creation") ?? default;
        var (fiveMinutes, oneHour) = (split.GetCount("ephemeral_5m_input_tokens"), split.GetCount("ephemeral_1h_input_tokens"));
        var written = usage.GetCount("cache_creation_input_tokens") ?? (fiveMinutes is null && oneHour is null ? null : (fiveMinutes ?? 0) + (oneHour ?? 0));
        var cached = usage.GetCount("cache_read_input_tokens");
        var input = usage.GetCount("input_tokens") + (cached ?? 0) + (written ?? 0);
        var output = usage.GetCount("output_tokens");
        var details = new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = input + output,
            CachedInputTokenCount = cached,
            ReasoningTokenCount = (usage.Get("output_tokens_details") ?? default).GetCount("thinking_tokens"),
        };
        if (written is { } all) (details.AdditionalCounts ??= [])[WireChatClient.CacheWriteCount] = all;
        if (oneHour is { } long1h) (details.AdditionalCounts ??= [])[WireChatClient.CacheWriteOneHourCount] = long1h;
        return details;
    }
}
