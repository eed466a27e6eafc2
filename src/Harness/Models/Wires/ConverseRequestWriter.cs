using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Writes the body of a Converse request. The same input gives the same bytes.</summary>
internal sealed class ConverseRequestWriter(BedrockConverseProfile profile)
{
    private const string Service = "Bedrock Converse";

    /// <exception cref="NotSupportedException">Something was asked for that Converse does not carry.</exception>
    public byte[] Write(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        RequireCarried(options);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            new ConverseMessageWriter(json, profile.MarksFailedCalls).Write(messages, options?.Instructions);
            Put(json, "inferenceConfig", InferenceOf(options));
            Put(json, "toolConfig", ToolsOf(options));
            Put(json, "additionalModelRequestFields", AdditionalOf(options));
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static JsonObject InferenceOf(ChatOptions? options)
    {
        var inference = new JsonObject();
        if (options?.MaxOutputTokens is { } maxTokens) inference["maxTokens"] = maxTokens;
        inference.PutNumber("temperature", options?.Temperature);
        inference.PutNumber("topP", options?.TopP);
        if (options?.StopSequences is { Count: > 0 } stops) inference["stopSequences"] = new JsonArray([.. stops.Select(stop => (JsonNode)stop)]);
        return inference;
    }

    private static JsonObject ToolsOf(ChatOptions? options)
    {
        if (options?.Tools is not { Count: > 0 } tools) return [];
        return new JsonObject
        {
            ["tools"] = new JsonArray([.. tools.Select(DeclarationOf)]),
            ["toolChoice"] = options.ToolMode switch
            {
                RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["tool"] = new JsonObject { ["name"] = name } },
                RequiredChatToolMode => new JsonObject { ["any"] = new JsonObject() },
                _ => new JsonObject { ["auto"] = new JsonObject() },
            },
        };
    }

    private static JsonNode DeclarationOf(AITool tool)
    {
        if (tool is not AIFunctionDeclaration function)
            throw new NotSupportedException($"{Service}: '{tool.Name}' is a {tool.GetType().Name}; only functions are carried.");
        var declaration = new JsonObject { ["name"] = function.Name };
        // An empty description is an error there.
        if (function.Description.Length > 0) declaration["description"] = function.Description;
        declaration["inputSchema"] = new JsonObject { ["json"] = JsonObject.Create(function.JsonSchema) };
        return new JsonObject { ["toolSpec"] = declaration };
    }

    private JsonObject AdditionalOf(ChatOptions? options)
    {
        var fields = new JsonObject();
        fields.Put(profile.Reasoning.For(options?.Reasoning, Service));
        fields.Put(profile.AdditionalFields);
        return fields;
    }

    private static void Put(Utf8JsonWriter json, string name, JsonObject fields)
    {
        if (fields.Count == 0) return;
        json.WritePropertyName(name);
        fields.WriteTo(json);
    }

    private static void RequireCarried(ChatOptions? options)
    {
        Refuse("top_k", options?.TopK is not null);
        Refuse("seed", options?.Seed is not null);
        Refuse("frequency_penalty", options?.FrequencyPenalty is not null);
        Refuse("presence_penalty", options?.PresencePenalty is not null);
        Refuse("response_format", options?.ResponseFormat is not null and not ChatResponseFormatText);
        Refuse("parallel_tool_calls", options?.AllowMultipleToolCalls is false);
        Refuse("tool_choice none", options?.ToolMode is NoneChatToolMode);
    }

    private static void Refuse(string name, bool asked)
    {
        if (asked) throw new NotSupportedException($"{Service}: the parameter '{name}' is not carried; leave it unset.");
    }
}
