using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Writes the body of a messages request. The same input gives the same fields.</summary>
internal sealed class AnthropicRequestWriter(string provider, AnthropicOptions wire)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields of the body by name.</summary>
    /// <exception cref="NotSupportedException">Something was asked for that this wire, or this model, does not carry.</exception>
    public Dictionary<string, JsonElement> Write(IReadOnlyList<ChatMessage> messages, ChatOptions options, string modelId)
    {
        RefuseUncarried(options);
        var thinking = AnthropicReasoning.Of(provider, wire, options);
        var buffer = new ArrayBufferWriter<byte>();
        using (var body = new Utf8JsonWriter(buffer, Relaxed))
        {
            body.WriteStartObject();
            body.WriteString("model", modelId);
            body.WriteNumber("max_tokens", thinking.MaxTokens);
            new AnthropicMessageWriter(provider).Write(body, messages, options.Instructions);
            WriteTools(body, options);
            thinking.Write(body);
            WriteStops(body, options.StopSequences);
            WriteCaching(body);
            body.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 128 });
        return document.RootElement.Clone().EnumerateObject().ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
    }

    // The SDK has no field for the first four, and the service answers 400 to them:
    // https://platform.claude.com/docs/en/api/messages, API version 2026-10-21.
    private void RefuseUncarried(ChatOptions options) => Uncarried.Refuse(
        provider,
        ("temperature", options.Temperature),
        ("top_p", options.TopP),
        ("top_k", options.TopK),
        ("seed", options.Seed),
        ("frequency_penalty", options.FrequencyPenalty),
        ("presence_penalty", options.PresencePenalty),
        ("response_format", options.ResponseFormat is ChatResponseFormatText ? null : options.ResponseFormat));

    private void WriteTools(Utf8JsonWriter body, ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools) return;
        body.WriteStartArray("tools");
        foreach (var function in Uncarried.FunctionsOf(provider, tools))
        {
            body.WriteStartObject();
            body.WriteString("name", function.Name);
            body.WriteString("description", function.Description);
            body.WritePropertyName("input_schema");
            function.JsonSchema.WriteTo(body);
            body.WriteEndObject();
        }

        body.WriteEndArray();
        WriteChoice(body, options);
    }

    private static void WriteChoice(Utf8JsonWriter body, ChatOptions options)
    {
        if (options.ToolMode is null or AutoChatToolMode && options.AllowMultipleToolCalls is null) return;
        body.WriteStartObject("tool_choice");
        switch (options.ToolMode)
        {
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                body.WriteString("type", "tool");
                body.WriteString("name", name);
                break;
            case RequiredChatToolMode:
                body.WriteString("type", "any");
                break;
            case NoneChatToolMode:
                body.WriteString("type", "none");
                break;
            default:
                body.WriteString("type", "auto");
                break;
        }

        if (options.AllowMultipleToolCalls is { } parallel && options.ToolMode is not NoneChatToolMode) body.WriteBoolean("disable_parallel_tool_use", !parallel);
        body.WriteEndObject();
    }

    private static void WriteStops(Utf8JsonWriter body, IList<string>? stops)
    {
        if (stops is not { Count: > 0 }) return;
        body.WriteStartArray("stop_sequences");
        foreach (var stop in stops) body.WriteStringValue(stop);
        body.WriteEndArray();
    }

    private void WriteCaching(Utf8JsonWriter body)
    {
        if (wire.Caching == AnthropicCaching.Off) return;
        body.WriteStartObject("cache_control");
        body.WriteString("type", "ephemeral");
        if (wire.Caching == AnthropicCaching.OneHour) body.WriteString("ttl", "1h");
        body.WriteEndObject();
    }
}
