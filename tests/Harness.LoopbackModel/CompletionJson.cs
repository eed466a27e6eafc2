using System.Globalization;
using System.Text.Json.Nodes;

namespace Harness.Loopback;

/// <summary>The bodies that real servers send. Nothing in them depends on time or on other conversations.</summary>
internal static class CompletionJson
{
    private const long Created = 1_790_000_000;
    private const int CharactersPerToken = 4;

    public static JsonObject Of(LoopbackRequest request, JsonObject message, string? finishReason)
    {
        var prompt = TokensOf(request.Body.GetProperty("messages").GetRawText());
        var completion = TokensOf(message.ToJsonString());
        return new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"chatcmpl-loopback-{request.AssistantTurns}"),
            ["object"] = "chat.completion",
            ["created"] = Created,
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = finishReason }),
            ["usage"] = new JsonObject
            {
                ["prompt_tokens"] = prompt,
                ["completion_tokens"] = completion,
                ["total_tokens"] = prompt + completion,
                ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = 0, ["audio_tokens"] = 0 },
                ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0, ["audio_tokens"] = 0 },
            },
            ["system_fingerprint"] = "fp_loopback",
        };
    }

    public static JsonObject ToolCallMessage(int turn, IReadOnlyList<(string Name, string ArgumentsJson)> calls) => new()
    {
        ["role"] = "assistant",
        ["content"] = null,
        ["tool_calls"] = new JsonArray([.. calls.Select((call, index) => (JsonNode)new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"call_{turn}_{index}"),
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.ArgumentsJson },
        })]),
    };

    public static JsonObject Error(string message, string type, string? code) => new()
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code },
    };

    public static JsonObject ContextOverflow(ContextOverflowSpelling spelling)
    {
        if (spelling == ContextOverflowSpelling.OpenAi)
        {
            return Error(
                "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens. Please reduce the length of the messages.",
                "invalid_request_error",
                "context_length_exceeded");
        }

        var error = Error(
            "This model's maximum context length is 8192 tokens. However, you requested 9001 tokens in the messages. Please reduce the length of the input messages.",
            "BadRequestError",
            code: null);
        error["error"]!["code"] = 400;
        return error;
    }

    private static int TokensOf(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;
}
