using System.Text.Json.Nodes;

namespace Harness.Loopback.Protocols;

/// <summary>
/// DeepSeek: a tool loop whose thoughts do not come back is rejected, the cache is counted in its own fields, no credit is 402:
/// https://api-docs.deepseek.com/guides/thinking_mode, https://api-docs.deepseek.com/quick_start/error_codes (read 2026-11).
/// </summary>
public sealed class DeepSeekServer : CompletionsServer
{
    private bool _thought;

    public override Uri BaseUrl => Root;

    protected override WireReply? RejectionOfHistory(ReceivedRequest request) =>
        _thought && MessagesOf(request).Any(message => message.Calls.Count > 0 && message.Reasoning is null)
            ? Error(400, "The reasoning_content in the thinking mode must be passed back to the API.", "invalid_request_error", "invalid_request_error")
            : null;

    protected override void WriteReasoning(JsonObject message, ScriptedReasoning reasoning)
    {
        _thought = true;
        base.WriteReasoning(message, reasoning);
    }

    protected override JsonObject UsageOf(ScriptedUsage usage)
    {
        var json = base.UsageOf(usage with { Cached = null });
        if (usage.Cached is { } cached)
        {
            json["prompt_cache_hit_tokens"] = cached;
            json["prompt_cache_miss_tokens"] = usage.Input - cached;
        }

        return json;
    }

    protected override WireReply Write(ScriptedFault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Error(429, "Rate limit reached" + fault.Quote, "rate_limit_error", null),
        FaultKind.Overloaded => Error(503, "Service is too busy. Please try again later." + fault.Quote, "service_unavailable_error", null),
        FaultKind.InvalidKey => Error(401, $"Authentication Fails, Your api key: {fault.Quote} is invalid", "authentication_error", "invalid_request_error"),
        FaultKind.OutOfCredit => Error(402, "Insufficient Balance", "unknown_error", "invalid_request_error"),
        FaultKind.Filtered => Error(400, "Content Exists Risk", "invalid_request_error", "invalid_request_error"),
        FaultKind.InvalidRequest => Error(422, "Failed to deserialize the JSON body into the target type" + fault.Quote, "invalid_request_error", "invalid_request_error"),
        _ => base.Write(fault),
    };
}
