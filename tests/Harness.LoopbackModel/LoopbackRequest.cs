using System.Text.Json;

namespace Harness.Loopback;

/// <summary>A chat-completions request as it arrived.</summary>
public sealed class LoopbackRequest
{
    internal LoopbackRequest(int number, IReadOnlyDictionary<string, string> headers, JsonElement body)
    {
        (Number, Headers, Body) = (number, headers, body);
        Messages = [.. ItemsOf(body, "messages").Select(message => new LoopbackMessage(message))];
        Tools = [.. ItemsOf(body, "tools").Select(tool => tool.GetProperty("function").GetProperty("name").GetString()!)];
    }

    /// <summary>The position among all requests of the server, from 1.</summary>
    public int Number { get; }

    /// <summary>The request's headers by name, in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The whole body.</summary>
    public JsonElement Body { get; }

    public IReadOnlyList<LoopbackMessage> Messages { get; }

    /// <summary>The names of the offered tools, in their order.</summary>
    public IReadOnlyList<string> Tools { get; }

    /// <summary>The model that was asked for.</summary>
    public string Model => Body.GetProperty("model").GetString()!;

    /// <summary>Answers that this conversation already had: 0 in its first request.</summary>
    public int AssistantTurns => Messages.Count(message => message.Role == "assistant");

    /// <summary>The first text of the user, which tells conversations apart; empty when there is none.</summary>
    public string Prompt => Messages.FirstOrDefault(message => message.Role == "user")?.Text ?? "";

    private static JsonElement.ArrayEnumerator ItemsOf(JsonElement body, string name) =>
        body.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;
}
