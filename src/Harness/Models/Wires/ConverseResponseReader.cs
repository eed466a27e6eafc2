using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Reads a Converse answer. Odd shapes are read as far as they go.</summary>
/// <param name="modelId">The model that was asked: answers do not name one, unless a prompt router chose it.</param>
/// <param name="turn">Assistant messages that the conversation already had.</param>
internal sealed class ConverseResponseReader(string modelId, int turn)
{
    /// <summary>The answer; null when there is no message.</summary>
    public ChatResponse? TryRead(JsonElement root, HttpResponseHeaders headers)
    {
        if (root.Get("output")?.Get("message") is not { ValueKind: JsonValueKind.Object } received) return null;
        var message = new ChatMessage { Role = ChatRole.Assistant, RawRepresentation = received };
        foreach (var block in received.GetItems("content"))
        {
            if (ContentOf(block, message.Contents.Count) is { } content) message.Contents.Add(content);
        }

        var id = headers.TryGetValues("x-amzn-RequestId", out var values) ? values.First() : null;
        message.MessageId = id;
        return new ChatResponse(message)
        {
            ResponseId = id,
            ModelId = root.Get("trace")?.Get("promptRouter")?.GetText("invokedModelId") ?? modelId,
            FinishReason = FinishReasonOf(root.GetText("stopReason")),
            Usage = UsageOf(root),
            RawRepresentation = root,
        };
    }

    private AIContent? ContentOf(JsonElement block, int index)
    {
        if (block.GetText("text") is { } text) return new TextContent(text);
        if (block.Get("reasoningContent")?.Get("reasoningText") is { } reasoning)
            return new TextReasoningContent(reasoning.GetText("text")) { ProtectedData = reasoning.GetText("signature") };
        if (block.Get("toolUse") is not { ValueKind: JsonValueKind.Object } call) return null;
        var id = call.GetText("toolUseId") ?? FormattableString.Invariant($"call_{turn}_{index}");
        return ToolCallReader.CallOf(id, call.GetText("name") ?? "", ToolCallReader.RawOf(call.Get("input")));
    }

    private static ChatFinishReason? FinishReasonOf(string? reason) => reason switch
    {
        null or "" => null,
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => ChatFinishReason.ToolCalls,
        "guardrail_intervened" or "content_filtered" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(reason),
    };

    // "inputTokens" leaves out what the cache holds, while "totalTokens" has it.
    private static UsageDetails? UsageOf(JsonElement root)
    {
        if (root.Get("usage") is not { ValueKind: JsonValueKind.Object } usage) return null;
        var (read, written) = (usage.GetCount("cacheReadInputTokens"), usage.GetCount("cacheWriteInputTokens"));
        var details = new UsageDetails
        {
            InputTokenCount = usage.GetCount("inputTokens") + (read ?? 0) + (written ?? 0),
            OutputTokenCount = usage.GetCount("outputTokens"),
            TotalTokenCount = usage.GetCount("totalTokens"),
            CachedInputTokenCount = read,
        };
        if (written is { } count) details.AdditionalCounts = new() { [WireChatClient.CacheWriteCount] = count };
        if (written is not null && OneHourOf(usage) is { } hour) details.AdditionalCounts![WireChatClient.CacheWriteOneHourCount] = hour;
        return details;
    }

    // Where the kinds are listed, one that is not among them was not written.
    private static long? OneHourOf(JsonElement usage)
    {
        var kinds = usage.GetItems("cacheDetails").ToList();
        return kinds.Count == 0 ? null : kinds.Where(kind => kind.GetText("ttl") == "1h").Sum(kind => kind.GetCount("inputTokens") ?? 0);
    }
}
