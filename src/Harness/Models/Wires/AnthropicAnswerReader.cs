using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Reads a message of the messages API. Odd shapes are read as far as they go; what is not understood still goes back.</summary>
/// <param name="modelId">The model that was asked, for answers that do not name one.</param>
/// <param name="turn">Assistant messages that the conversation already had; makes invented call ids unique within it.</param>
internal sealed class AnthropicAnswerReader(string modelId, int turn)
{
    private const int MaxDepth = 48;

    private readonly CallIds _ids = new(turn);

    /// <param name="root">A JSON object with an array named <c>content</c>.</param>
    public ChatResponse Read(JsonElement root)
    {
        List<AIContent> contents = [];
        List<JsonElement> blocks = [];
        foreach (var block in root.GetItems("content").Where(block => block.ValueKind == JsonValueKind.Object))
        {
            if (block.GetText("type") == "tool_use")
            {
                var (call, echo) = CallOf(block);
                contents.Add(call);
                blocks.Add(echo);
                continue;
            }

            if (ContentOf(block) is { } content) contents.Add(content);
            blocks.Add(block);
        }

        var message = new ChatMessage
        {
            Role = ChatRole.Assistant,
            MessageId = root.GetText("id"),
            Contents = contents,
            RawRepresentation = new AnthropicEcho(blocks),
        };
        return new ChatResponse(message)
        {
            ResponseId = root.GetText("id"),
            ModelId = root.GetText("model") ?? modelId,
            FinishReason = FinishReasonOf(root.GetText("stop_reason")),
            Usage = AnthropicUsage.Read(root),
            RawRepresentation = root,
        };
    }

    private static AIContent? ContentOf(JsonElement block) => block.GetText("type") switch
    {
        "text" when block.GetText("text") is { Length: > 0 } text => new TextContent(text),
        "thinking" => new TextReasoningContent(block.GetText("thinking")) { ProtectedData = block.GetText("signature") },
        "redacted_thinking" => new TextReasoningContent("")
        {
            ProtectedData = block.GetText("data"),
            AdditionalProperties = new() { [AnthropicEcho.RedactedProperty] = true },
        },
        _ => null,
    };

    private (FunctionCallContent Call, JsonElement Echo) CallOf(JsonElement block)
    {
        var echo = block;
        var id = _ids.Of(block.GetText("id"));
        if (id != block.GetText("id")) echo = echo.With("id", writer => writer.WriteStringValue(id));

        var call = ToolCallReader.CallOf(id, block.GetText("name") ?? "", ToolCallReader.RawOf(block.Get("input")));
        if (call.Exception is null && !CanGoBack(block.Get("input"))) call.Exception = new JsonException($"The arguments are no object, or are nested deeper than {MaxDepth}.");
        // The service takes nothing but an object back, also where a gateway sent something else.
        if (call.Exception is not null || block.Get("input") is null) echo = echo.With("input", WriteEmptyObject);
        return (call, echo);
    }

    /// <summary>Whether the SDK can send it: it writes a body of at most 64 levels.</summary>
    private static bool CanGoBack(JsonElement? input)
    {
        if (input is not { ValueKind: JsonValueKind.Object } value) return input is null;
        try
        {
            using var document = JsonDocument.Parse(value.GetRawText(), new JsonDocumentOptions { MaxDepth = MaxDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void WriteEmptyObject(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    }

    // https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons, read 2026-11.
    private static ChatFinishReason? FinishReasonOf(string? reason) => reason switch
    {
        null or "" => null,
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => ChatFinishReason.ToolCalls,
        "refusal" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(reason),
    };
}
