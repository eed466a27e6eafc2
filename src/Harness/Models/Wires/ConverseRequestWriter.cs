using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Writes the body of a Converse request. The same input gives the same bytes.</summary>
internal sealed class ConverseRequestWriter(BedrockConverseProfile profile)
{
    public const string Service = "Bedrock Converse";

    /// <exception cref="NotSupportedException">Something was asked for that Converse does not carry.</exception>
    public byte[] Write(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        Uncarried.Refuse(
            Service,
            ("top_k", options.TopK),
            ("seed", options.Seed),
            ("frequency_penalty", options.FrequencyPenalty),
            ("presence_penalty", options.PresencePenalty),
            ("response_format", options.ResponseFormat is ChatResponseFormatText ? null : options.ResponseFormat),
            ("parallel_tool_calls", options.AllowMultipleToolCalls is false ? false : null),
            ("tool_choice none", options.ToolMode as NoneChatToolMode));
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            new ConverseMessageWriter(json, profile.MarksFailedCalls).Write(messages, options.Instructions);
            Put(json, "inferenceConfig", InferenceOf(options));
            Put(json, "toolConfig", ToolsOf(options));
            Put(json, "additionalModelRequestFields", AdditionalOf(options));
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static JsonObject InferenceOf(ChatOptions options)
    {
        var inference = new JsonObject();
        if (options.MaxOutputTokens is { } maxTokens) inference["maxTokens"] = maxTokens;
        inference.PutNumber("temperature", options.Temperature);
        inference.PutNumber("topP", options.TopP);
        if (options.StopSequences is { Count: > 0 } stops) inference["stopSequences"] = new JsonArray([.. stops.Select(stop => (JsonNode)stop)]);
        return inference;
    }

    private static JsonObject ToolsOf(ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools) return [];
        return new JsonObject
        {
            ["tools"] = new JsonArray([.. Uncarried.FunctionsOf(Service, tools).Select(DeclarationOf)]),
            ["toolChoice"] = options.ToolMode switch
            {
                RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["tool"] = new JsonObject { ["name"] = name } },
                RequiredChatToolMode => new JsonObject { ["any"] = new JsonObject() },
                _ => new JsonObject { ["auto"] = new JsonObject() },
            },
        };
    }

    private static JsonNode DeclarationOf(AIFunctionDeclaration function)
    {
        var declaration = new JsonObject { ["name"] = function.Name };
        // An empty description is an error there.
        if (function.Description.Length > 0) declaration["description"] = function.Description;
        declaration["inputSchema"] = new JsonObject { ["json"] = JsonObject.Create(function.JsonSchema) };
        return new JsonObject { ["toolSpec"] = declaration };
    }

    private JsonObject AdditionalOf(ChatOptions options)
    {
        var fields = new JsonObject();
        fields.Put(profile.Reasoning.For(options.Reasoning, Service));
        fields.Put(profile.AdditionalFields);
        return fields;
    }

    private static void Put(Utf8JsonWriter json, string name, JsonObject fields)
    {
        if (fields.Count == 0) return;
        json.WritePropertyName(name);
        fields.WriteTo(json);
    }
}
