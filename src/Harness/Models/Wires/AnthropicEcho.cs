using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Harness.Models.Wires;

/// <summary>The content blocks of an assistant's message, as they go back: thinking and its signature, unknown ones too.</summary>
internal sealed record AnthropicEcho(IReadOnlyList<JsonElement> Blocks)
{
    /// <summary>Marks <see cref="TextReasoningContent"/> whose <c>ProtectedData</c> is no signature but the thinking itself, encrypted; true.</summary>
    public const string RedactedProperty = "redacted";

    /// <summary>The blocks of a message that was read from a transcript.</summary>
    public static AnthropicEcho Rebuild(ChatMessage message) =>
        new([.. message.Contents.Select(BlockOf).OfType<JsonObject>().Select(block => ResponseJson.Parse(block.ToJsonString()))]);

    private static JsonObject? BlockOf(AIContent content) => content switch
    {
        TextContent text => new() { ["type"] = "text", ["text"] = text.Text },
        TextReasoningContent { ProtectedData: { } data } hidden when IsRedacted(hidden) => new() { ["type"] = "redacted_thinking", ["data"] = data },
        TextReasoningContent { ProtectedData: { } signature } thinking => new() { ["type"] = "thinking", ["thinking"] = thinking.Text, ["signature"] = signature },
        FunctionCallContent call => new()
        {
            ["type"] = "tool_use",
            ["id"] = call.CallId,
            ["name"] = call.Name,
            ["input"] = JsonNode.Parse(ToolText.ObjectOf(call)),
        },
        // Thinking without its signature is refused by the service.
        _ => null,
    };

    private static bool IsRedacted(TextReasoningContent content) =>
        content.AdditionalProperties?.TryGetValue(RedactedProperty, out var value) == true && value is true or JsonElement { ValueKind: JsonValueKind.True };
}
