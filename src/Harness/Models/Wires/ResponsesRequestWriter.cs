using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Writes the body of a Responses request. The same input gives the same bytes.</summary>
internal sealed class ResponsesRequestWriter(string provider, ResponsesOptions wire)
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="NotSupportedException">Something was asked for that this wire, or this model, does not carry.</exception>
    public ReadOnlyMemory<byte> Write(IReadOnlyList<ChatMessage> messages, ChatOptions options, string modelId)
    {
        RefuseUncarried(options);
        var buffer = new ArrayBufferWriter<byte>();
        using var body = new Utf8JsonWriter(buffer, Relaxed);
        body.WriteStartObject();
        body.WriteString("model", modelId);
        if (options.Instructions is { } instructions) body.WriteString("instructions", instructions);
        new ResponsesInputWriter(provider).Write(body, messages);
        WriteTools(body, options);
        WriteReasoning(body, options.Reasoning);
        if (options.MaxOutputTokens is { } limit) body.WriteNumber("max_output_tokens", limit);
        WriteNumber(body, "temperature", options.Temperature);
        WriteNumber(body, "top_p", options.TopP);
        // Nothing stays with the provider, so the reasoning has to travel.
        body.WriteBoolean("store", false);
        if (wire.EncryptedReasoning)
        {
            body.WriteStartArray("include");
            body.WriteStringValue("reasoning.encrypted_content");
            body.WriteEndArray();
        }

        body.WriteEndObject();
        body.Flush();
        return buffer.WrittenMemory;
    }

    // No field of the request: https://platform.openai.com/docs/api-reference/responses/create, read 2026-11.
    private void RefuseUncarried(ChatOptions options) => Uncarried.Refuse(
        provider,
        ("temperature", wire.TakesSampling ? null : options.Temperature),
        ("top_p", wire.TakesSampling ? null : options.TopP),
        ("top_k", options.TopK),
        ("seed", options.Seed),
        ("frequency_penalty", options.FrequencyPenalty),
        ("presence_penalty", options.PresencePenalty),
        ("stop_sequences", options.StopSequences is { Count: > 0 } stops ? stops : null),
        ("response_format", options.ResponseFormat is ChatResponseFormatText ? null : options.ResponseFormat));

    private void WriteTools(Utf8JsonWriter body, ChatOptions options)
    {
        if (options.Tools is not { Count: > 0 } tools) return;
        body.WriteStartArray("tools");
        foreach (var function in Uncarried.FunctionsOf(provider, tools))
        {
            body.WriteStartObject();
            body.WriteString("type", "function");
            body.WriteString("name", function.Name);
            body.WriteString("description", function.Description);
            body.WritePropertyName("parameters");
            function.JsonSchema.WriteTo(body);
            // Absent means true here, and a strict schema is another schema.
            body.WriteBoolean("strict", false);
            body.WriteEndObject();
        }

        body.WriteEndArray();
        WriteChoice(body, options.ToolMode);
        if (options.AllowMultipleToolCalls is { } parallel) body.WriteBoolean("parallel_tool_calls", parallel);
    }

    private static void WriteChoice(Utf8JsonWriter body, ChatToolMode? mode)
    {
        if (mode is RequiredChatToolMode { RequiredFunctionName: { } name })
        {
            body.WriteStartObject("tool_choice");
            body.WriteString("type", "function");
            body.WriteString("name", name);
            body.WriteEndObject();
            return;
        }

        body.WriteString("tool_choice", mode switch
        {
            RequiredChatToolMode => "required",
            NoneChatToolMode => "none",
            _ => "auto",
        });
    }

    private static void WriteReasoning(Utf8JsonWriter body, ReasoningOptions? reasoning)
    {
        var effort = reasoning?.Effort is { } asked ? ReasoningFields.NameOf(asked) : null;
        var summary = reasoning?.Output switch
        {
            null or ReasoningOutput.None => null,
            ReasoningOutput.Summary => "auto",
            ReasoningOutput.Full => "detailed",
            var other => throw new NotSupportedException($"The reasoning output {other} (ChatOptions.Reasoning) has no name on this wire."),
        };
        if (effort is null && summary is null) return;
        body.WriteStartObject("reasoning");
        if (effort is not null) body.WriteString("effort", effort);
        if (summary is not null) body.WriteString("summary", summary);
        body.WriteEndObject();
    }

    // A float written as a double shows its error: 0.7 would be sent as 0.699999988079071.
    private static void WriteNumber(Utf8JsonWriter body, string name, float? value)
    {
        if (value is { } number) body.WriteNumber(name, Math.Round((double)number, 6));
    }
}
