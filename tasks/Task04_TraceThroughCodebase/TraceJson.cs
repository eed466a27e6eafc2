using System.Text.Json;

namespace Harness.Tasks.Task04_TraceThroughCodebase;

/// <summary>
/// Reads JSON that a model wrote. What is not as it should be is added to the problems and read as null; hostile JSON throws
/// nothing. A name that comes twice is a problem: the last of two answers must not quietly win.
/// </summary>
internal static class TraceJson
{
    public static JsonElement? Member(JsonElement json, string name, List<string> problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"a JSON object with a member '{name}' is expected where there is none");
            return null;
        }

        var found = json.EnumerateObject().Where(member => IsNamed(member, name)).ToList();
        if (found.Count == 1)
            return found[0].Value;
        problems.Add(found.Count == 0 ? $"there is no member '{name}'" : $"the member '{name}' is given more than once");
        return null;
    }

    public static string? Text(JsonElement json, string name, List<string> problems)
    {
        if (Member(json, name, problems) is not { } value)
            return null;
        if (Text(value) is { } text)
            return text;
        problems.Add($"'{name}' is not a text");
        return null;
    }

    /// <summary>An array of texts.</summary>
    public static IReadOnlyList<string>? Texts(JsonElement json, string name, List<string> problems)
    {
        if (Member(json, name, problems) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Select(Text).ToList() is var texts && !texts.Contains(null))
            return [.. texts.Select(text => text!)];
        problems.Add($"'{name}' is not an array of texts");
        return null;
    }

    /// <summary>Null when the value is no text, or one that breaks the rules of Unicode.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
