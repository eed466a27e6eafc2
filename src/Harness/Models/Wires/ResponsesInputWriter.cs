using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Writes a conversation as input items. What an answer of this wire brought is sent back as it came.</summary>
internal sealed class ResponsesInputWriter(string provider)
{
    /// <exception cref="NotSupportedException">A message holds something else than text, reasoning, tool calls and their results.</exception>
    public void Write(Utf8JsonWriter body, IReadOnlyList<ChatMessage> messages)
    {
        Uncarried.RefuseContents(provider, messages);
        body.WriteStartArray("input");
        foreach (var message in messages)
        {
            if (message.RawRepresentation is ResponsesEcho echo)
            {
                foreach (var item in echo.Items) body.WriteRawValue(item.GetRawText(), skipInputValidation: true);
            }
            else if (message.Role == ChatRole.Assistant)
            {
                foreach (var content in message.Contents) Rebuild(body, content);
            }
            else if (message.Role == ChatRole.Tool)
            {
                foreach (var result in message.Contents.OfType<FunctionResultContent>()) WriteResult(body, result);
            }
            else
            {
                WriteMessage(body, message);
            }
        }

        body.WriteEndArray();
    }

    private static void WriteMessage(Utf8JsonWriter body, ChatMessage message)
    {
        body.WriteStartObject();
        body.WriteString("type", "message");
        body.WriteString("role", message.Role.Value);
        body.WriteString("content", message.Text);
        body.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter body, FunctionResultContent result)
    {
        body.WriteStartObject();
        body.WriteString("type", "function_call_output");
        body.WriteString("call_id", result.CallId);
        body.WriteString("output", ToolText.Of(result));
        body.WriteEndObject();
    }

    /// <summary>An item of an assistant's message that was read from a transcript.</summary>
    private static void Rebuild(Utf8JsonWriter body, AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent { ProtectedData: { } encrypted } reasoning:
                body.WriteStartObject();
                body.WriteString("type", "reasoning");
                body.WriteStartArray("summary");
                if (reasoning.Text.Length > 0) WritePart(body, "summary_text", reasoning.Text);
                body.WriteEndArray();
                body.WriteString("encrypted_content", encrypted);
                body.WriteEndObject();
                break;
            case TextContent text:
                body.WriteStartObject();
                body.WriteString("type", "message");
                body.WriteString("role", "assistant");
                body.WriteStartArray("content");
                WritePart(body, "output_text", text.Text);
                body.WriteEndArray();
                body.WriteEndObject();
                break;
            case FunctionCallContent call:
                body.WriteStartObject();
                body.WriteString("type", "function_call");
                body.WriteString("call_id", call.CallId);
                body.WriteString("name", call.Name);
                body.WriteString("arguments", ToolText.Of(call));
                body.WriteEndObject();
                break;
        }
    }

    private static void WritePart(Utf8JsonWriter body, string type, string text)
    {
        body.WriteStartObject();
        body.WriteString("type", type);
        body.WriteString("text", text);
        body.WriteEndObject();
    }
}
