using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Loopback.Protocols;

/// <summary>
/// Speaks chat completions as OpenAI documents them, https://platform.openai.com/docs/api-reference/chat (read 2026-11), with the
/// <c>reasoning_content</c> that most who copied it have added. What a service does otherwise is a class of its own.
/// </summary>
public class CompletionsServer : ProtocolServer
{
    /// <summary>The key that is accepted.</summary>
    public const string Key = "sk-loopback-0123456789abcdef";

    public override Uri BaseUrl => new(Root, "v1");

    /// <summary>The header that lets in.</summary>
    protected virtual (string Header, string Value) Credential => ("Authorization", "Bearer " + Key);

    public override IReadOnlyList<ReceivedMessage> MessagesOf(ReceivedRequest request) =>
        [.. request.Body.GetProperty("messages").EnumerateArray().Select(MessageOf)];

    public override IReadOnlyList<string> ToolsOf(ReceivedRequest request) =>
        request.Body.TryGetProperty("tools", out var tools)
            ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)]
            : [];

    protected override WireReply? Rejection(ReceivedRequest request)
    {
        if (request.Target != BaseUrl.AbsolutePath.TrimEnd('/') + "/chat/completions") return Error(404, "Unknown request URL", "invalid_request_error", "unknown_url");
        return request.Headers.GetValueOrDefault(Credential.Header) == Credential.Value ? RejectionOfHistory(request) : Write(new ScriptedFault(FaultKind.InvalidKey));
    }

    /// <summary>What the service has against the conversation; null when nothing.</summary>
    protected virtual WireReply? RejectionOfHistory(ReceivedRequest request) => null;

    protected override WireReply Write(ScriptedAnswer answer, ReceivedRequest request)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = answer.Text };
        if (answer.Reasoning is { } reasoning) WriteReasoning(message, reasoning);
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

    /// <summary>Puts a thought into the message of an answer.</summary>
    protected virtual void WriteReasoning(JsonObject message, ScriptedReasoning reasoning) => message["reasoning_content"] = reasoning.Text;

    /// <summary>The thought in a message of a request; null when there is none.</summary>
    protected virtual ScriptedReasoning? ReasoningOf(JsonElement message) =>
        TextOf(message, "reasoning_content") is { Length: > 0 } reasoning ? new ScriptedReasoning(reasoning, "") : null;

    /// <summary>The text of a message of a request.</summary>
    protected virtual string TextOf(JsonElement message) => TextOf(message, "content");

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
        FaultKind.Filtered => Error(
            400,
            "Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt.",
            "invalid_request_error",
            "invalid_prompt"),
        FaultKind.InvalidRequest => Error(400, "Unsupported parameter: 'temperature' is not supported with this model." + fault.Quote, "invalid_request_error", "unsupported_parameter"),
        _ => throw new NotSupportedException(fault.Kind.ToString()),
    };

    protected static WireReply Error(int status, string message, string type, string? code) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code } }.ToJsonString());

    private static JsonNode CallOf(ScriptedCall call) => new JsonObject
    {
        ["id"] = call.Id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
    };

    protected virtual JsonObject UsageOf(ScriptedUsage usage)
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

    private ReceivedMessage MessageOf(JsonElement message)
    {
        var role = message.GetProperty("role").GetString()!;
        var text = TextOf(message);
        return new ReceivedMessage(role)
        {
            Text = role == "tool" ? "" : text,
            Reasoning = ReasoningOf(message),
            Calls = message.TryGetProperty("tool_calls", out var calls) ? [.. calls.EnumerateArray().Select(CallOf)] : [],
            Results = role == "tool" ? [new ReceivedResult(message.GetProperty("tool_call_id").GetString()!, text)] : [],
        };
    }

    private static ScriptedCall CallOf(JsonElement call)
    {
        var function = call.GetProperty("function");
        return new ScriptedCall(call.GetProperty("id").GetString()!, function.GetProperty("name").GetString()!, function.GetProperty("arguments").GetString()!);
    }

    protected static string TextOf(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
