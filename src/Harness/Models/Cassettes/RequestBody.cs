using System.Text;
using System.Text.Json;

namespace Harness.Models.Cassettes;

/// <summary>
/// A request's body, taken apart so that the next one can be stored as what is new in it. All texts are canonical JSON, see
/// <see cref="CanonicalJson"/>.
/// </summary>
internal sealed record RequestBody
{
    // OpenAI's chat completions, Anthropic and Bedrock Converse; OpenAI's Responses.
    private static readonly string[] Conversations = ["messages", "input"];

    /// <summary>The whole body when it is no JSON object; else null.</summary>
    public string? Text { get; init; }

    /// <summary>The members of the object by name, without the conversation.</summary>
    public IReadOnlyDictionary<string, string> Members { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The name of the array that grows from request to request; null when there is none.</summary>
    public string? Conversation { get; init; }

    /// <summary>The items of that array.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <param name="text">What was sent.</param>
    /// <param name="texts">The texts of the request before it, when it may share something with that.</param>
    public static RequestBody Parse(string text, CanonicalTexts? texts = null)
    {
        try
        {
            using var body = JsonDocument.Parse(text, CanonicalJson.Reading);
            return body.RootElement.ValueKind is JsonValueKind.Object
                ? (texts ?? new CanonicalTexts()).OfRequest(canonical => TryRead(body.RootElement, canonical)) ?? new RequestBody { Text = text }
                : new RequestBody { Text = text };
        }
        catch (Exception e) when (CanonicalJson.IsNone(e))
        {
            return new RequestBody { Text = text };
        }
    }

    /// <summary>The whole body as canonical JSON, or the text that is none.</summary>
    public string Canonical()
    {
        if (Text is not null) return Text;
        var members = Members.Select(member => (member.Key, Write: (Action<StringBuilder>)(text => text.Append(member.Value))));
        if (Conversation is { } name)
            members = members.Append((name, text => text.Append('[').AppendJoin(',', Items).Append(']'))).OrderBy(member => member.Key, StringComparer.Ordinal);
        var body = new StringBuilder("{");
        foreach (var (key, write) in members)
        {
            body.Append(body.Length > 1 ? "," : "").Append(CanonicalJson.Quote(key)).Append(':');
            write(body);
        }

        return body.Append('}').ToString();
    }

    // Null where a name comes twice.
    private static RequestBody? TryRead(JsonElement body, Func<JsonElement, string> canonical)
    {
        var conversation = Conversations.FirstOrDefault(name => body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Array);
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string[] items = [];
        foreach (var member in body.EnumerateObject())
        {
            var isConversation = conversation is not null && member.NameEquals(conversation);
            if (!members.TryAdd(member.Name, isConversation ? "" : canonical(member.Value))) return null;
            if (isConversation) items = [.. member.Value.EnumerateArray().Select(canonical)];
        }

        if (conversation is not null) members.Remove(conversation);
        return new RequestBody { Members = members, Conversation = conversation, Items = items };
    }
}
