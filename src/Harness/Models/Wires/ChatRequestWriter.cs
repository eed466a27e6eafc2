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
    public byte[] Write(IReadOnlyList<ChatMessage> messages, ChatOptions options, string modelId)
    {
        var body = new JsonObject
        {
            ["model"] = modelId,
            ["messages"] = new ChatMessageWriter(profile).Write(messages, options.Instructions),
        };
        WriteSampling(body, options);
        WriteTools(body, options);
        body.Put(profile.Reasoning.For(options.Reasoning, profile.Name));
        body.Put(profile.ExtraBody);
        return JsonSerializer.SerializeToUtf8Bytes(body, Compact);
    }

    private void WriteSampling(JsonObject body, ChatOptions options)
    {
        Uncarried.Refuse(profile.Name, ("response_format", options.ResponseFormat is ChatResponseFormatText ? null : options.ResponseFormat));
        body.PutNumber("temperature", options.Temperature);
        body.PutNumber("top_p", options.TopP);
        body.PutNumber("frequency_penalty", options.FrequencyPenalty);
        body.PutNumber("presence_penalty", options.PresencePenalty);
        if (options.TopK is { } topK) body["top_k"] = topK;
        if (options.Seed is { } seed) body[profile.SeedField] = seed;
        if (options.MaxOutputTokens is { } maxTokens) body[profile.MaxTokensField] = maxTokens;
        if (options.StopSequences is { Count: > 0 } stops)
            body["stop"] = new JsonArray([.. stops.Select(stop => (JsonNode)stop)]);
        if (profile.Refused.FirstOrDefault(body.ContainsKey) is { } refused)
            throw new NotSupportedException($"{profile.Name}: the parameter '{refused}' is not taken; leave it unset.");
    }

    private void WriteTools(JsonObject body, ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools) return;
        body["tools"] = new JsonArray([.. Uncarried.FunctionsOf(profile.Name, tools).Select(DeclarationOf)]);
        body["tool_choice"] = options.ToolMode switch
        {
            RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name } },
            RequiredChatToolMode => "required",
            NoneChatToolMode => "none",
            _ => "auto",
        };
        if (options.AllowMultipleToolCalls is { } parallel) body["parallel_tool_calls"] = parallel;
    }

    private static JsonNode DeclarationOf(AIFunctionDeclaration function) => new JsonObject
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
