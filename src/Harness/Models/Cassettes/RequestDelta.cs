using System.Text.Json;

namespace Harness.Models.Cassettes;

/// <summary>
/// A request as what is new in it since the one before: <c>{"keep":7,"add":[...],"set":{...},"drop":[...]}</c> says that the conversation
/// begins with the first seven messages of the request before, which more follow, and which other members changed or went. The first
/// request is stored whole as <c>body</c>, one that is no JSON object as <c>text</c>.
/// </summary>
internal static class RequestDelta
{
    public static void Write(Utf8JsonWriter writer, RequestBody? before, RequestBody now)
    {
        if (now.Text is { } text)
        {
            writer.WriteString("text", text);
        }
        else if (before is null || before.Text is not null || before.Conversation != now.Conversation)
        {
            writer.WritePropertyName("body");
            writer.WriteRawValue(now.Canonical(), skipInputValidation: true);
        }
        else
        {
            writer.WriteStartObject("delta");
            WriteChanges(writer, before, now);
            writer.WriteEndObject();
        }
    }

    /// <exception cref="CassetteException">The line describes no request.</exception>
    public static RequestBody Read(JsonElement request, RequestBody? before)
    {
        if (request.Get("text") is { } text) return new RequestBody { Text = text.GetString() };
        if (request.Get("body") is { } body) return RequestBody.Parse(body.GetRawText());
        if (request.Get("delta") is not { } delta || before is null || before.Text is not null)
            throw new CassetteException("the line holds no request");
        var keep = (int)(delta.GetCount("keep") ?? 0);
        if (keep > before.Items.Count)
            throw new CassetteException($"the line builds on {keep} messages, and there are {before.Items.Count}");
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in before.Members)
            members[name] = value;
        foreach (var name in delta.GetItems("drop"))
            members.Remove(name.GetString() ?? "");
        if (delta.Get("set") is { ValueKind: JsonValueKind.Object } set)
            foreach (var member in set.EnumerateObject())
                members[member.Name] = member.Value.GetRawText();
        return before with { Members = members, Items = [.. before.Items.Take(keep), .. delta.GetItems("add").Select(item => item.GetRawText())] };
    }

    private static void WriteChanges(Utf8JsonWriter writer, RequestBody before, RequestBody now)
    {
        if (now.Conversation is not null)
        {
            var keep = before.Items.Zip(now.Items).TakeWhile(pair => pair.First == pair.Second).Count();
            writer.WriteNumber("keep", keep);
            writer.WriteStartArray("add");
            foreach (var item in now.Items.Skip(keep))
                writer.WriteRawValue(item, skipInputValidation: true);
            writer.WriteEndArray();
        }

        var changed = now.Members.Where(member => before.Members.GetValueOrDefault(member.Key) != member.Value).ToList();
        if (changed.Count > 0)
        {
            writer.WriteStartObject("set");
            foreach (var (name, value) in changed)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        var dropped = before.Members.Keys.Except(now.Members.Keys).ToList();
        if (dropped.Count == 0) return;
        writer.WriteStartArray("drop");
        dropped.ForEach(writer.WriteStringValue);
        writer.WriteEndArray();
    }
}
