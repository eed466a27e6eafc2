using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Loopback.Protocols;

/// <summary>
/// Speaks OpenAI's chat completions, with the reasoning of those servers that add one: payloads of
/// https://platform.openai.com/docs/api-reference/chat, https://api-docs.deepseek.com/guides/thinking_mode and
/// https://openrouter.ai/docs/api/reference/errors-and-debugging (read 2026-11).
/// </summary>
public sealed class CompletionsServer : ProtocolServer
{
    /// <summary>The key that is accepted.</summary>
    public const string Key = "sk-loopback-0123456789abcdef";

    public override Uri BaseUrl => new(Root, "v1");

    public override IReadOnlyList<ReceivedMessage> MessagesOf(ReceivedRequest request) =>
        [.. request.Body.GetProperty("messages").EnumerateArray().Select(MessageOf)];

    public override IReadOnlyList<string> ToolsOf(ReceivedRequest request) =>
        request.Body.TryGetProperty("tools", out var tools)
            ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)]
            : [];

    protected override WireReply? Rejection(ReceivedRequest request)
    {
        if (request.Target != "/v1/chat/completions") return Error(404, "Unknown request URL", "invalid_request_error", "unknown_url");
        return request.Headers.GetValueOrDefault("Authorization") == "Bearer " + Key ? null : Write(new ScriptedFault(FaultKind.InvalidKey));
    }

    protected override WireReply Write(ScriptedAnswer answer, ReceivedRequest request)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = answer.Text };
        if (answer.Reasoning is { } reasoning) message["reasoning_content"] = reasoning.Text;
        if (answer.Calls.Count > 0) message["tool_calls"] = new JsonArray([.. answer.Calls.Select(CallOf)]);
        message["refusal"] = null;
        var body = new JsonObject
        {
            ["id"] = $"chatcmpl-{request.Number}",
            ["object"] = "chat.completion",
            ["created"] = 1_790_000_000,
            ["model"] = answer.Model ?? request.Body.GetProperty("model").GetString(),
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = message,
                ["logprobs"] = null,
                ["finish_reason"] = answer.Finish ?? (answer.Calls.Count > 0 ? "tool_calls" : "stop"),
            }),
        };
        if (answer.Usage is { } usage) body["usage"] = UsageOf(usage);
        return new WireReply(200, body.ToJsonString());
    }

    protected override WireReply Write(ScriptedFault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Error(429, "Rate limit reached for requests" + fault.Quote, "requests", "rate_limit_exceeded"),
        FaultKind.ServerError => Error(500, "The server had an error while processing your request" + fault.Quote, "server_error", null),
        FaultKind.Overloaded => Error(529, "Overloaded" + fault.Quote, "overloaded_error", null),
        FaultKind.ContextTooLong => Error(
            400,
            "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens. Please reduce the length of the messages.",
            "invalid_request_error",
            "context_length_exceeded"),
        FaultKind.InvalidKey => Error(401, $"Incorrect API key provided: {fault.Quote}.", "invalid_request_error", "invalid_api_key"),
        FaultKind.OutOfCredit => Error(429, "You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", "insufficient_quota"),
        // Azure's.
        FaultKind.Filtered => new WireReply(400, """
            {"error":{"message":"The response was filtered due to the prompt triggering the content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,
            "innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"violence":{"filtered":true,"severity":"medium"}}}}}
            """),
        FaultKind.InvalidRequest => Error(400, "Unsupported parameter: 'temperature' is not supported with this model." + fault.Quote, "invalid_request_error", "unsupported_parameter"),
        // OpenRouter's.
        FaultKind.InsideOk => new WireReply(200, """{"id":"gen-1","error":{"code":502,"message":"Provider returned error","metadata":{"provider_name":"Loopback"}}}"""),
        _ => throw new NotSupportedException(fault.Kind.ToString()),
    };

    private static WireReply Error(int status, string message, string type, string? code) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code } }.ToJsonString());

    private static JsonNode CallOf(ScriptedCall call) => new JsonObject
    {
        ["id"] = call.Id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
    };

    private static JsonObject UsageOf(ScriptedUsage usage)
    {
        var json = new JsonObject { ["prompt_tokens"] = usage.Input, ["completion_tokens"] = usage.Output, ["total_tokens"] = usage.Input + usage.Output };
        if (usage.Cached is not null || usage.CacheWrite is not null)
        {
            var prompt = new JsonObject();
            if (usage.Cached is { } cached) prompt["cached_tokens"] = cached;
            if (usage.CacheWrite is { } written) prompt["cache_write_tokens"] = written;
            json["prompt_tokens_details"] = prompt;
        }

        if (usage.Reasoning is { } reasoning) json["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reasoning };
        return json;
    }

    private static ReceivedMessage MessageOf(JsonElement message)
    {
        var role = message.GetProperty("role").GetString()!;
        var text = TextOf(message, "content");
        return new ReceivedMessage(role)
        {
            Text = role == "tool" ? "" : text,
            Reasoning = TextOf(message, "reasoning_content") is { Length: > 0 } reasoning ? new ScriptedReasoning(reasoning, "") : null,
            Calls = message.TryGetProperty("tool_calls", out var calls) ? [.. calls.EnumerateArray().Select(CallOf)] : [],
            Results = role == "tool" ? [new ReceivedResult(message.GetProperty("tool_call_id").GetString()!, text)] : [],
        };
    }

    private static ScriptedCall CallOf(JsonElement call)
    {
        var function = call.GetProperty("function");
        return new ScriptedCall(call.GetProperty("id").GetString()!, function.GetProperty("name").GetString()!, function.GetProperty("arguments").GetString()!);
    }

    private static string TextOf(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
