using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Loopback.Protocols;

/// <summary>
/// Speaks OpenAI's Responses API without a store, and refuses what the service refuses: payloads and headers of
/// https://platform.openai.com/docs/api-reference/responses and https://platform.openai.com/docs/guides/rate-limits (read 2026-11).
/// </summary>
public sealed class ResponsesServer : ProtocolServer
{
    /// <summary>The key that is accepted.</summary>
    public const string Key = "sk-responses-0123456789abcdef";

    /// <inheritdoc/>
    public override Uri BaseUrl => new(Root, "v1");

    /// <inheritdoc/>
    /// <remarks>The items of one answer stand alone on this wire; they are put together again.</remarks>
    public override IReadOnlyList<ReceivedMessage> MessagesOf(ReceivedRequest request)
    {
        List<ReceivedMessage> messages = [];
        foreach (var item in request.Body.GetProperty("input").EnumerateArray())
        {
            var message = MessageOf(item);
            if (messages.Count > 0 && messages[^1].Role == message.Role && (message.Role is "assistant" or "tool"))
                messages[^1] = Joined(messages[^1], message);
            else
                messages.Add(message);
        }

        return messages;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ToolsOf(ReceivedRequest request) =>
        request.Body.TryGetProperty("tools", out var tools) ? [.. tools.EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!)] : [];

    /// <inheritdoc/>
    protected override WireReply? Rejection(ReceivedRequest request)
    {
        if (request.Target != "/v1/responses") return Error(404, "Unknown request URL", "invalid_request_error", "unknown_url");
        // Azure takes the key in a header of its own.
        if (request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Key && request.Headers.GetValueOrDefault("api-key") != Key) return Write(new ScriptedFault(FaultKind.InvalidKey));
        return ResponsesRules.Violation(request.Body) is { } violation ? Error(400, violation, "invalid_request_error", null) : null;
    }

    /// <inheritdoc/>
    protected override WireReply Write(ScriptedAnswer answer, ReceivedRequest request)
    {
        var incomplete = answer.Finish is { } finish and not "completed" ? finish : null;
        var body = new JsonObject
        {
            ["id"] = $"resp_{request.Number}",
            ["object"] = "response",
            ["created_at"] = 1_790_000_000,
            ["status"] = incomplete is null ? "completed" : "incomplete",
            ["background"] = false,
            ["error"] = null,
            ["incomplete_details"] = incomplete is null ? null : new JsonObject { ["reason"] = incomplete },
            ["instructions"] = null,
            ["max_output_tokens"] = null,
            ["model"] = answer.Model ?? request.Body.GetProperty("model").GetString(),
            ["output"] = OutputOf(answer, request.Number),
            ["parallel_tool_calls"] = true,
            ["previous_response_id"] = null,
            ["store"] = false,
            ["truncation"] = "disabled",
            ["usage"] = answer.Usage is { } usage ? UsageOf(usage) : null,
            ["metadata"] = new JsonObject(),
        };
        return new WireReply(200, body.ToJsonString()) { Headers = HeadersOf(request.Number) };
    }

    /// <inheritdoc/>
    protected override WireReply Write(ScriptedFault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Error(429, "Rate limit reached for requests" + fault.Quote, "requests", "rate_limit_exceeded"),
        FaultKind.ServerError => Error(500, "The server had an error while processing your request" + fault.Quote, "server_error", "server_error"),
        FaultKind.Overloaded => Error(503, "The engine is currently overloaded, please try again later" + fault.Quote, "service_unavailable_error", "server_is_overloaded"),
        FaultKind.ContextTooLong => Error(
            400, "Your input exceeds the context window of this model. Please adjust your input and try again.", "invalid_request_error", "context_length_exceeded"),
        FaultKind.InvalidKey => Error(401, $"Incorrect API key provided: {fault.Quote}.", "invalid_request_error", "invalid_api_key"),
        FaultKind.OutOfCredit => Error(429, "You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", "insufficient_quota"),
        // Azure's.
        FaultKind.Filtered => Error(400, "The response was filtered due to the prompt triggering Microsoft's content management policy.", "invalid_request_error", "content_filter"),
        FaultKind.InvalidRequest => Error(400, "Unsupported parameter: 'temperature' is not supported with this model." + fault.Quote, "invalid_request_error", null),
        FaultKind.InsideOk => new WireReply(200, """
            {"id":"resp_0","object":"response","created_at":1790000000,"status":"failed","error":{"code":"server_error","message":"An error occurred while processing your request."},
            "incomplete_details":null,"model":"m","output":[],"usage":null}
            """),
        _ => throw new NotSupportedException(fault.Kind.ToString()),
    };

    private static JsonArray OutputOf(ScriptedAnswer answer, int number)
    {
        var output = new JsonArray();
        if (answer.Reasoning is { } reasoning)
        {
            output.Add(new JsonObject
            {
                ["id"] = $"rs_{number}",
                ["type"] = "reasoning",
                ["encrypted_content"] = reasoning.Signature,
                ["summary"] = new JsonArray(new JsonObject { ["type"] = "summary_text", ["text"] = reasoning.Text }),
            });
        }

        if (answer.Text is { } text)
        {
            output.Add(new JsonObject
            {
                ["id"] = $"msg_{number}",
                ["type"] = "message",
                ["status"] = "completed",
                ["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["annotations"] = new JsonArray(), ["logprobs"] = new JsonArray(), ["text"] = text }),
                ["role"] = "assistant",
            });
        }

        foreach (var (index, call) in answer.Calls.Index())
        {
            output.Add(new JsonObject
            {
                ["id"] = $"fc_{number}_{index}",
                ["type"] = "function_call",
                ["status"] = "completed",
                ["arguments"] = call.Arguments,
                ["call_id"] = call.Id,
                ["name"] = call.Name,
            });
        }

        return output;
    }

    private static WireReply Error(int status, string message, string type, string? code)
    {
        var body = new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code } };
        return new WireReply(status, body.ToJsonString()) { Headers = HeadersOf(0) };
    }

    private static Dictionary<string, string> HeadersOf(int number) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["x-request-id"] = "req_loopback" + number.ToString(CultureInfo.InvariantCulture),
        ["openai-version"] = "2020-10-01",
        ["openai-processing-ms"] = "12",
        ["x-ratelimit-limit-requests"] = "500",
        ["x-ratelimit-remaining-requests"] = "499",
        ["x-ratelimit-reset-requests"] = "120ms",
    };

    private static JsonObject UsageOf(ScriptedUsage usage)
    {
        var json = new JsonObject { ["input_tokens"] = usage.Input };
        if (usage.Cached is not null || usage.CacheWrite is not null)
        {
            var input = new JsonObject();
            if (usage.Cached is { } cached) input["cached_tokens"] = cached;
            if (usage.CacheWrite is { } written) input["cache_write_tokens"] = written;
            json["input_tokens_details"] = input;
        }

        json["output_tokens"] = usage.Output;
        if (usage.Reasoning is { } reasoning) json["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reasoning };
        json["total_tokens"] = usage.Input + usage.Output;
        return json;
    }

    private static ReceivedMessage MessageOf(JsonElement item) => item.GetProperty("type").GetString() switch
    {
        "reasoning" => new ReceivedMessage("assistant") { Reasoning = new ScriptedReasoning(TextOf(item, "summary"), item.GetProperty("encrypted_content").GetString()!) },
        "function_call" => new ReceivedMessage("assistant")
        {
            Calls = [new ScriptedCall(item.GetProperty("call_id").GetString()!, item.GetProperty("name").GetString()!, item.GetProperty("arguments").GetString()!)],
        },
        "function_call_output" => new ReceivedMessage("tool") { Results = [new ReceivedResult(item.GetProperty("call_id").GetString()!, item.GetProperty("output").GetString()!)] },
        _ => new ReceivedMessage(item.GetProperty("role").GetString()!) { Text = TextOf(item, "content") },
    };

    private static ReceivedMessage Joined(ReceivedMessage first, ReceivedMessage second) => first with
    {
        Text = first.Text + second.Text,
        Reasoning = first.Reasoning ?? second.Reasoning,
        Calls = [.. first.Calls, .. second.Calls],
        Results = [.. first.Results, .. second.Results],
    };

    private static string TextOf(JsonElement item, string name)
    {
        var value = item.GetProperty(name);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Concat(value.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
    }
}
