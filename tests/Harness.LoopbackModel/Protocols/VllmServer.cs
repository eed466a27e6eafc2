using System.Text.Json;
using System.Text.Json.Nodes;

namespace Harness.Loopback.Protocols;

/// <summary>
/// vLLM: reasoning in <c>reasoning</c>, numbers for codes, and arguments of the history are parsed:
/// https://docs.vllm.ai/en/latest/features/reasoning_outputs.html, https://github.com/vllm-project/vllm/pull/48922 (read 2026-11).
/// </summary>
public sealed class VllmServer : CompletionsServer
{
    protected override WireReply? RejectionOfHistory(ReceivedRequest request)
    {
        foreach (var call in MessagesOf(request).SelectMany(message => message.Calls))
        {
            try
            {
                if (JsonElement.Parse(call.Arguments).ValueKind == JsonValueKind.Object) continue;
            }
            catch (JsonException)
            {
                // Rejected like arguments that are no object.
            }

            return Coded(400, "BadRequestError", "the arguments of a tool call are no JSON object");
        }

        return null;
    }

    protected override void WriteReasoning(JsonObject message, ScriptedReasoning reasoning) => message["reasoning"] = reasoning.Text;

    protected override ScriptedReasoning? ReasoningOf(JsonElement message) =>
        TextOf(message, "reasoning") is { Length: > 0 } reasoning ? new ScriptedReasoning(reasoning, "") : null;

    protected override JsonObject UsageOf(ScriptedUsage usage)
    {
        var json = base.UsageOf(usage);
        json.TryAdd("prompt_tokens_details", null);
        return json;
    }

    protected override WireReply Write(ScriptedFault fault) => fault.Kind switch
    {
        FaultKind.ServerError => Coded(500, "InternalServerError", "EngineCore encountered an issue. See stack trace (above) for the root cause." + fault.Quote),
        FaultKind.Overloaded => Coded(503, "ServiceUnavailableError", "The server is overloaded" + fault.Quote),
        FaultKind.ContextTooLong => Coded(
            400,
            "BadRequestError",
            "This model's maximum context length is 8192 tokens. However, you requested 9001 tokens in the messages. Please reduce the length of the input messages."),
        FaultKind.InvalidKey => new WireReply(401, new JsonObject { ["error"] = "Unauthorized " + fault.Quote }.ToJsonString()),
        FaultKind.InvalidRequest => Coded(400, "BadRequestError", "[{'type': 'int_parsing', 'loc': ('body', 'max_tokens')}]" + fault.Quote),
        // Of the proxy that stands before it: it counts no requests itself.
        FaultKind.TooManyRequests => new WireReply(429, new JsonObject { ["detail"] = "Too Many Requests" + fault.Quote }.ToJsonString()),
        _ => throw new NotSupportedException(fault.Kind.ToString()),
    };

    private static WireReply Coded(int status, string type, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = status } }.ToJsonString());
}
