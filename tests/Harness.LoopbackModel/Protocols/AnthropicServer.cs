using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Loopback.Protocols;

/// <summary>
/// Speaks Anthropic's messages API, and refuses what the service refuses: payloads and headers of
/// https://platform.claude.com/docs/en/api/messages, https://platform.claude.com/docs/en/api/errors and
/// https://platform.claude.com/docs/en/api/rate-limits (read 2026-11).
/// </summary>
public sealed class AnthropicServer : ProtocolServer
{
    /// <summary>The key that is accepted.</summary>
    public const string Key = "sk-ant-loopback-0123456789abcdef";

    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The input of a call as the service spells it when the model wrote these arguments: it parses and writes them anew.</summary>
    /// <exception cref="JsonException">They are no JSON, which the service does not let through.</exception>
    public static string InputOf(string arguments) => JsonNode.Parse(arguments)!.ToJsonString(AsSent);

    /// <inheritdoc/>
    public override IReadOnlyList<ReceivedMessage> MessagesOf(ReceivedRequest request)
    {
        List<ReceivedMessage> messages = [];
        if (request.Body.TryGetProperty("system", out var system)) messages.Add(new ReceivedMessage("system") { Text = system.GetString()! });
        messages.AddRange(request.Body.GetProperty("messages").EnumerateArray().Select(MessageOf));
        return messages;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ToolsOf(ReceivedRequest request) =>
        request.Body.TryGetProperty("tools", out var tools) ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!)] : [];

    /// <inheritdoc/>
    protected override WireReply? Rejection(ReceivedRequest request)
    {
        if (request.Target != "/v1/messages") return Error(404, "not_found_error", "Not found");
        if (request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Key) return Write(new ScriptedFault(FaultKind.InvalidKey));
        return AnthropicRules.Violation(request) is { } violation ? Error(400, "invalid_request_error", violation) : null;
    }

    /// <inheritdoc/>
    protected override WireReply Write(ScriptedAnswer answer, ReceivedRequest request)
    {
        var content = new JsonArray();
        if (answer.Reasoning is { } reasoning)
            content.Add(new JsonObject { ["type"] = "thinking", ["thinking"] = reasoning.Text, ["signature"] = reasoning.Signature });
        if (answer.Text is { } text) content.Add(new JsonObject { ["type"] = "text", ["text"] = text });
        foreach (var call in answer.Calls)
            content.Add(new JsonObject { ["type"] = "tool_use", ["id"] = call.Id, ["name"] = call.Name, ["input"] = JsonNode.Parse(InputOf(call.Arguments)) });
        var body = new JsonObject
        {
            ["model"] = answer.Model ?? request.Body.GetProperty("model").GetString(),
            ["id"] = $"msg_01Loopback{request.Number}",
            ["type"] = "message",
            ["role"] = "assistant",
            ["content"] = content,
            ["stop_reason"] = answer.Finish ?? (answer.Calls.Count > 0 ? "tool_use" : "end_turn"),
            ["stop_sequence"] = null,
        };
        if (answer.Usage is { } usage) body["usage"] = UsageOf(usage);
        return new WireReply(200, body.ToJsonString(AsSent)) { Headers = HeadersOf(request.Number) };
    }

    /// <inheritdoc/>
    protected override WireReply Write(ScriptedFault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Error(429, "rate_limit_error", "This request would exceed your organization's rate limit of 50 requests per minute." + fault.Quote),
        FaultKind.ServerError => Error(500, "api_error", "Internal server error" + fault.Quote),
        FaultKind.Overloaded => Error(529, "overloaded_error", "Overloaded" + fault.Quote),
        FaultKind.ContextTooLong => Error(400, "invalid_request_error", "prompt is too long: 208310 tokens > 200000 maximum"),
        FaultKind.InvalidKey => Error(401, "authentication_error", "invalid x-api-key" + fault.Quote),
        FaultKind.OutOfCredit => Error(
            400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."),
        FaultKind.Filtered => Error(400, "invalid_request_error", "Output blocked by content filtering policy"),
        FaultKind.InvalidRequest => Error(400, "invalid_request_error", "temperature: Extra inputs are not permitted" + fault.Quote),
        FaultKind.InsideOk => Error(200, "overloaded_error", "Overloaded"),
        _ => throw new NotSupportedException(fault.Kind.ToString()),
    };

    private static WireReply Error(int status, string type, string message)
    {
        var body = new JsonObject
        {
            ["type"] = "error",
            ["error"] = new JsonObject { ["type"] = type, ["message"] = message },
            ["request_id"] = "req_01Loopback0",
        };
        return new WireReply(status, body.ToJsonString()) { Headers = HeadersOf(0) };
    }

    private static Dictionary<string, string> HeadersOf(int number) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["request-id"] = "req_01Loopback" + number.ToString(CultureInfo.InvariantCulture),
        ["anthropic-organization-id"] = "00000000-0000-0000-0000-000000000000",
        ["anthropic-ratelimit-requests-limit"] = "50",
        ["anthropic-ratelimit-requests-remaining"] = "49",
        ["anthropic-ratelimit-requests-reset"] = "2026-11-01T00:00:01Z",
        ["anthropic-ratelimit-input-tokens-limit"] = "30000",
        ["anthropic-ratelimit-input-tokens-remaining"] = "29000",
        ["anthropic-ratelimit-input-tokens-reset"] = "2026-11-01T00:00:02Z",
    };

    private static JsonObject UsageOf(ScriptedUsage usage)
    {
        var json = new JsonObject { ["input_tokens"] = usage.Input - (usage.Cached ?? 0) - (usage.CacheWrite ?? 0) };
        if (usage.CacheWrite is { } written)
        {
            json["cache_creation_input_tokens"] = written;
            json["cache_creation"] = new JsonObject { ["ephemeral_5m_input_tokens"] = written, ["ephemeral_1h_input_tokens"] = 0 };
        }

        if (usage.Cached is { } cached) json["cache_read_input_tokens"] = cached;
        json["output_tokens"] = usage.Output;
        if (usage.Reasoning is { } reasoning) json["output_tokens_details"] = new JsonObject { ["thinking_tokens"] = reasoning };
        json["service_tier"] = "standard";
        return json;
    }

    private static ReceivedMessage MessageOf(JsonElement message)
    {
        var role = message.GetProperty("role").GetString()!;
        var content = message.GetProperty("content");
        if (content.ValueKind == JsonValueKind.String) return new ReceivedMessage(role) { Text = content.GetString()! };
        var blocks = content.EnumerateArray().ToLookup(block => block.GetProperty("type").GetString()!);
        return new ReceivedMessage(blocks.Contains("tool_result") ? "tool" : role)
        {
            Text = string.Concat(blocks["text"].Select(block => block.GetProperty("text").GetString())),
            Reasoning = blocks["thinking"].Select(ReasoningOf).FirstOrDefault(),
            Calls = [.. blocks["tool_use"].Select(CallOf)],
            Results = [.. blocks["tool_result"].Select(ResultOf)],
        };
    }

    private static ScriptedReasoning ReasoningOf(JsonElement block) => new(block.GetProperty("thinking").GetString()!, block.GetProperty("signature").GetString()!);

    private static ScriptedCall CallOf(JsonElement block) =>
        new(block.GetProperty("id").GetString()!, block.GetProperty("name").GetString()!, block.GetProperty("input").GetRawText());

    private static ReceivedResult ResultOf(JsonElement block) => new(block.GetProperty("tool_use_id").GetString()!, block.GetProperty("content").GetString()!);
}
