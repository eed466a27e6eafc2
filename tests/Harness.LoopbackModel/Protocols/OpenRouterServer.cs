using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Loopback.Protocols;

/// <summary>
/// OpenRouter: reasoning as text and as signed details, numbers for codes, errors inside a 200, the price in the usage.
/// https://openrouter.ai/docs/use-cases/reasoning-tokens, .../api/reference/errors-and-debugging, .../use-cases/usage-accounting (read 2026-11).
/// </summary>
public sealed class OpenRouterServer : CompletionsServer
{
    public override Uri BaseUrl => new(Root, "api/v1");

    protected override void WriteReasoning(JsonObject message, ScriptedReasoning reasoning)
    {
        message["reasoning"] = reasoning.Text;
        message["reasoning_details"] = new JsonArray(new JsonObject
        {
            ["type"] = "reasoning.text",
            ["text"] = reasoning.Text,
            ["signature"] = reasoning.Signature,
            ["format"] = "anthropic-claude-v1",
            ["index"] = 0,
        });
    }

    protected override ScriptedReasoning? ReasoningOf(JsonElement message)
    {
        if (!message.TryGetProperty("reasoning_details", out var details)) return null;
        var detail = details.EnumerateArray().Single();
        return TextOf(detail, "text") == TextOf(message, "reasoning") ? new ScriptedReasoning(TextOf(detail, "text"), TextOf(detail, "signature")) : null;
    }

    protected override JsonObject UsageOf(ScriptedUsage usage)
    {
        var json = base.UsageOf(usage);
        json["cost"] = 0.00123;
        json["is_byok"] = false;
        return json;
    }

    protected override WireReply Write(ScriptedFault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => Coded(429, "Provider returned error", new JsonObject { ["raw"] = "rate limited" + fault.Quote, ["provider_name"] = "Loopback" }),
        FaultKind.ServerError => Coded(500, "Internal Server Error" + fault.Quote),
        FaultKind.Overloaded => Coded(503, "There is no available model provider that meets your routing requirements" + fault.Quote),
        FaultKind.ContextTooLong => Coded(400, "This endpoint's maximum context length is 8192 tokens. However, you requested about 9001 tokens. Please reduce the length of either one."),
        FaultKind.InvalidKey => Coded(401, "No auth credentials found " + fault.Quote),
        FaultKind.OutOfCredit => Coded(402, "Insufficient credits. Add more using https://openrouter.ai/settings/credits"),
        FaultKind.Filtered => Coded(403, "Your chosen model requires moderation and your input was flagged", new JsonObject
        {
            ["reasons"] = new JsonArray("violence"),
            ["flagged_input"] = "Where?",
            ["provider_name"] = "Loopback",
            ["model_slug"] = "test/model",
        }),
        FaultKind.InvalidRequest => Coded(400, "Input required: specify \"prompt\" or \"messages\"" + fault.Quote),
        FaultKind.InsideOk => Coded(502, "Provider returned error", new JsonObject { ["provider_name"] = "Loopback" }) with { Status = 200 },
        _ => throw new NotSupportedException(fault.Kind.ToString()),
    };

    private static WireReply Coded(int status, string message, JsonObject? metadata = null)
    {
        var error = new JsonObject { ["code"] = status, ["message"] = message };
        if (metadata is not null) error["metadata"] = metadata;
        return new WireReply(status, new JsonObject { ["error"] = error, ["user_id"] = "user_1" }.ToJsonString());
    }
}
