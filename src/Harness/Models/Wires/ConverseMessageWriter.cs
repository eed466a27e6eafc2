using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>
/// Writes a conversation as <c>messages</c> and <c>system</c>. Roles must alternate there, so what follows another of its role joins
/// it. Blocks of an assistant message that this wire brought are written as the bytes that came.
/// </summary>
internal sealed class ConverseMessageWriter(Utf8JsonWriter json, bool marksFailedCalls)
{
    private const string Assistant = "assistant";
    private const string User = "user";

    public void Write(IReadOnlyList<ChatMessage> messages, string? instructions)
    {
        Uncarried.RefuseContents(ConverseRequestWriter.Service, messages);
        WriteSystem([.. (string[])(instructions is null ? [] : [instructions]), .. messages.Where(IsSystem).Select(message => message.Text)]);
        json.WriteStartArray("messages");
        string? open = null;
        foreach (var message in messages.Where(message => !IsSystem(message) && !IsEmpty(message)))
        {
            var role = message.Role == ChatRole.Assistant ? Assistant : User;
            if (role != open)
            {
                if (open is not null) EndMessage();
                json.WriteStartObject();
                json.WriteString("role", role);
                json.WriteStartArray("content");
                open = role;
            }

            WriteBlocks(message);
        }

        if (open is not null) EndMessage();
        json.WriteEndArray();
    }

    private static bool IsSystem(ChatMessage message) => message.Role == ChatRole.System;

    private static bool IsEmpty(ChatMessage message) => message.RawRepresentation is JsonElement received
        ? !BlocksOf(received).Any()
        : !message.Contents.Any(content => content is FunctionCallContent or FunctionResultContent or TextReasoningContent || (content is TextContent text && !IsBlank(text.Text)));

    // A block of text that is blank is answered with 400, also one that the model wrote itself.
    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    private static IEnumerable<JsonElement> BlocksOf(JsonElement received) =>
        received.GetItems("content").Where(block => block.GetText("text") is not { } text || !IsBlank(text));

    private void EndMessage()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteSystem(IReadOnlyList<string> texts)
    {
        if (texts.All(IsBlank)) return;
        json.WriteStartArray("system");
        foreach (var text in texts.Where(text => !IsBlank(text))) WriteText(text);
        json.WriteEndArray();
    }

    private void WriteBlocks(ChatMessage message)
    {
        if (message.Role == ChatRole.Assistant && message.RawRepresentation is JsonElement received)
        {
            foreach (var block in BlocksOf(received)) json.WriteRawValue(block.GetRawText());
            return;
        }

        foreach (var content in message.Contents)
        {
            switch (content)
            {
                case TextReasoningContent reasoning: WriteReasoning(reasoning); break;
                case TextContent text when !IsBlank(text.Text): WriteText(text.Text); break;
                case FunctionCallContent call: WriteCall(call); break;
                case FunctionResultContent result: WriteResult(result); break;
            }
        }
    }

    private void WriteText(string text)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private void WriteReasoning(TextReasoningContent reasoning)
    {
        json.WriteStartObject();
        json.WriteStartObject("reasoningContent");
        json.WriteStartObject("reasoningText");
        json.WriteString("text", reasoning.Text);
        if (reasoning.ProtectedData is { } signature) json.WriteString("signature", signature);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteCall(FunctionCallContent call)
    {
        json.WriteStartObject();
        json.WriteStartObject("toolUse");
        json.WriteString("toolUseId", call.CallId);
        json.WriteString("name", call.Name);
        json.WritePropertyName("input");
        json.WriteRawValue(ToolText.ObjectOf(call));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteResult(FunctionResultContent result)
    {
        json.WriteStartObject();
        json.WriteStartObject("toolResult");
        json.WriteString("toolUseId", result.CallId);
        json.WriteStartArray("content");
        WriteText(ToolText.Of(result));
        json.WriteEndArray();
        if (marksFailedCalls && result.Exception is not null) json.WriteString("status", "error");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
