using System.Text.Json;

namespace Harness.Loopback;

/// <summary>One message of a request.</summary>
public sealed class LoopbackMessage
{
    internal LoopbackMessage(JsonElement json) => Json = json;

    /// <summary>The message as it arrived.</summary>
    public JsonElement Json { get; }

    /// <summary><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</summary>
    public string Role => TextOf("role") ?? "";

    /// <summary>The content; null when it is absent or no string.</summary>
    public string? Text => TextOf("content");

    /// <summary>The call that a tool's message answers; null for other roles.</summary>
    public string? ToolCallId => TextOf("tool_call_id");

    private string? TextOf(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
