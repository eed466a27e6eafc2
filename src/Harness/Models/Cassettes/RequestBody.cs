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

    public static RequestBody Parse(string text)
    {
        if (CanonicalJson.TryParse(text) is not { ValueKind: JsonValueKind.Object } body || HasTwins(body))
            return new RequestBody { Text = text };
        var conversation = Conversations.FirstOrDefault(name => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array);
        return new RequestBody
        {
            Members = new SortedDictionary<string, string>(
                body.EnumerateObject().Where(member => member.Name != conversation).ToDictionary(member => member.Name, member => CanonicalJson.Write(member.Value)),
                StringComparer.Ordinal),
            Conversation = conversation,
            Items = conversation is null ? [] : [.. body.GetProperty(conversation).EnumerateArray().Select(CanonicalJson.Write)],
        };
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

    private static bool HasTwins(JsonElement body) => body.EnumerateObject().GroupBy(member => member.Name).Any(group => group.Count() > 1);
}
