using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Loopback.Protocols;

/// <summary>
/// Mistral: a message that thinks is a list of chunks, an error is the body itself:
/// https://docs.mistral.ai/api/endpoint/chat, https://docs.mistral.ai/inference/conversations/reasoning (read 2026-11).
/// </summary>
public sealed class MistralServer : CompletionsServer
{
    protected override void WriteReasoning(JsonObject message, ScriptedReasoning reasoning)
    {
        var chunks = new JsonArray(new JsonObject
        {
            ["type"] = "thinking",
            ["thinking"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = reasoning.Text }),
            ["closed"] = true,
        });
        if (message["content"] is JsonValue text) chunks.Add((JsonNode)new JsonObject { ["type"] = "text", ["text"] = text.GetValue<string>() });
        message["content"] = chunks;
    }

    protected override ScriptedReasoning? ReasoningOf(JsonElement message)
    {
        var text = string.Concat(ChunksOf(message, "thinking").SelectMany(chunk => chunk.GetProperty("thinking").EnumerateArray()).Select(part => TextOf(part, "text")));
        return text.Length > 0 ? new ScriptedReasoning(text, "") : null;
    }

    protected override string TextOf(JsonElement message) =>
        TextOf(message, "content") + string.Concat(ChunksOf(message, "text").Select(chunk => TextOf(chunk, "text")));

    protected override WireReply Write(ScriptedFault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Rooted(429, "rate_limited", "Rate limit exceeded" + fault.Quote, "1300"),
        FaultKind.ServerError => Rooted(500, "internal_server_error", "Internal server error" + fault.Quote, "1000"),
        FaultKind.Overloaded => Rooted(503, "unreachable_backend", "Service unavailable." + fault.Quote, "1100"),
        FaultKind.ContextTooLong => Rooted(
            400, "invalid_request_error", "Prompt contains 9001 tokens and 0 draft tokens, too large for model with 8192 maximum context length", "3051"),
        FaultKind.InvalidKey => new WireReply(401, new JsonObject { ["detail"] = "Unauthorized " + fault.Quote }.ToJsonString()),
        FaultKind.OutOfCredit => Rooted(402, "payment_required", "Payment is required to go on", "1900"),
        FaultKind.InvalidRequest => new WireReply(422, new JsonObject
        {
            ["detail"] = new JsonArray(new JsonObject { ["type"] = "extra_forbidden", ["loc"] = new JsonArray("body", "seed"), ["msg"] = "Extra inputs are not permitted" + fault.Quote }),
        }.ToJsonString()),
        _ => throw new NotSupportedException(fault.Kind.ToString()),
    };

    private static WireReply Rooted(int status, string type, string message, string code) => new(status, new JsonObject
    {
        ["object"] = "error",
        ["message"] = message,
        ["type"] = type,
        ["param"] = null,
        ["code"] = code,
    }.ToJsonString());

    private static IEnumerable<JsonElement> ChunksOf(JsonElement message, string type) =>
        message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Array
            ? content.EnumerateArray().Where(chunk => TextOf(chunk, "type") == type)
            : [];
}
