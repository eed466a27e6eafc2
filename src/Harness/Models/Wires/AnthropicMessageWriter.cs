using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>Writes a conversation as <c>system</c> and <c>messages</c>. An assistant message that this wire brought is sent back as it came.</summary>
internal sealed class AnthropicMessageWriter(string provider)
{
    /// <exception cref="NotSupportedException">A message holds something else than text, reasoning, tool calls and their results.</exception>
    public void Write(Utf8JsonWriter body, IReadOnlyList<ChatMessage> messages, string? instructions)
    {
        Uncarried.RefuseContents(provider, messages);
        // The wire has one place for them, wherever they stood.
        var system = messages.Where(message => message.Role == ChatRole.System).Select(message => message.Text)
            .Prepend(instructions).Where(text => !string.IsNullOrEmpty(text)).ToList();
        if (system.Count > 0) body.WriteString("system", string.Join("\n\n", system));
        body.WriteStartArray("messages");
        foreach (var message in messages.Where(message => message.Role != ChatRole.System))
        {
            if (message.Role == ChatRole.Assistant)
                WriteAssistant(body, message);
            else if (message.Role == ChatRole.Tool)
                WriteResults(body, message);
            else
                WriteUser(body, message);
        }

        body.WriteEndArray();
    }

    private static void WriteUser(Utf8JsonWriter body, ChatMessage message)
    {
        body.WriteStartObject();
        body.WriteString("role", "user");
        body.WriteString("content", message.Text);
        body.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter body, ChatMessage message)
    {
        body.WriteStartObject();
        body.WriteString("role", "user");
        body.WriteStartArray("content");
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            body.WriteStartObject();
            body.WriteString("type", "tool_result");
            body.WriteString("tool_use_id", result.CallId);
            body.WriteString("content", ToolText.Of(result));
            if (result.Exception is not null) body.WriteBoolean("is_error", true);
            body.WriteEndObject();
        }

        body.WriteEndArray();
        body.WriteEndObject();
    }

    private static void WriteAssistant(Utf8JsonWriter body, ChatMessage message)
    {
        var blocks = (message.RawRepresentation is AnthropicEcho echo ? echo.Blocks : AnthropicEcho.Rebuild(message).Blocks).Where(CanBeSent).ToList();
        // The service refuses a message without content, and an answer may have none.
        if (blocks.Count == 0) return;
        body.WriteStartObject();
        body.WriteString("role", "assistant");
        body.WriteStartArray("content");
        foreach (var block in blocks) block.WriteTo(body);
        body.WriteEndArray();
        body.WriteEndObject();
    }

    // The service writes blocks of white space before a tool call and refuses them in a request:
    // "text content blocks must contain non-whitespace text".
    private static bool CanBeSent(JsonElement block) => block.GetText("type") != "text" || !string.IsNullOrWhiteSpace(block.GetText("text"));
}
