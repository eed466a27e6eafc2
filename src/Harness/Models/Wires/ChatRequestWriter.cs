using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Writes the body of a chat-completions request. The same input gives the same bytes.</summary>
internal sealed class ChatRequestWriter(OpenAiCompatibleProfile profile)
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="NotSupportedException">Something was asked for that this wire does not carry.</exception>
    public byte[] Write(IReadOnlyList<ChatMessage> messages, ChatOptions? options, string modelId)
    {
        var body = new JsonObject
        {
            ["model"] = modelId,
            ["messages"] = new ChatMessageWriter(profile).Write(messages, options?.Instructions),
        };
        if (options is not null)
        {
            WriteSampling(body, options);
            WriteTools(body, options);
        }

        foreach (var (name, value) in profile.ExtraBody ?? []) body[name] = value?.DeepClone();
        return JsonSerializer.SerializeToUtf8Bytes(body, Compact);
    }

    private void WriteSampling(JsonObject body, ChatOptions options)
    {
        if (options.ResponseFormat is not null and not ChatResponseFormatText)
            throw new NotSupportedException($"{profile.Name}: a response format other than text is not carried.");
        AddNumber(body, "temperature", options.Temperature);
        AddNumber(body, "top_p", options.TopP);
        AddNumber(body, "frequency_penalty", options.FrequencyPenalty);
        AddNumber(body, "presence_penalty", options.PresencePenalty);
        if (options.TopK is { } topK) body["top_k"] = topK;
        if (options.Seed is { } seed) body["seed"] = seed;
        if (options.MaxOutputTokens is { } maxTokens) body[profile.MaxTokensField] = maxTokens;
        if (options.Reasoning?.Effort is { } effort) body["reasoning_effort"] = NameOf(effort);
        if (options.StopSequences is { Count: > 0 } stops)
            body["stop"] = new JsonArray([.. stops.Select(stop => (JsonNode)stop)]);
    }

    private void WriteTools(JsonObject body, ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools) return;
        body["tools"] = new JsonArray([.. tools.Select(DeclarationOf)]);
        body["tool_choice"] = options.ToolMode switch
        {
            RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name } },
            RequiredChatToolMode => "required",
            NoneChatToolMode => "none",
            _ => "auto",
        };
        if (options.AllowMultipleToolCalls is { } parallel) body["parallel_tool_calls"] = parallel;
    }

    private JsonNode DeclarationOf(AITool tool)
    {
        if (tool is not AIFunctionDeclaration function)
            throw new NotSupportedException($"{profile.Name}: '{tool.Name}' is a {tool.GetType().Name}; only functions are carried.");
        return new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = function.Name,
                ["description"] = function.Description,
                ["parameters"] = JsonObject.Create(function.JsonSchema),
            },
        };
    }

    // A float written as a double shows its error: 0.7 would be sent as 0.699999988079071.
    private static void AddNumber(JsonObject body, string name, float? value)
    {
        if (value is { } number) body[name] = Math.Round((double)number, 6);
    }

    private static string NameOf(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => throw new NotSupportedException($"The reasoning effort {effort} has no name on this wire."),
    };
}
