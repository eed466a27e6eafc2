using System.Text.Json;

namespace Harness.Tasks.Task06_HandleAmbiguousRequirement;

/// <summary>Reads one entry of <c>decisions.json</c>.</summary>
internal static class DecisionEntry
{
    /// <summary>The decision, null when setting and value cannot be read; and what is wrong with the entry.</summary>
    public static (Decision? Decision, IReadOnlyList<string> Problems) Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return (null, ["it is not an object"]);

        var problems = new List<string>();
        var value = Word(entry, "value");
        RequireSentence(entry, "question", value, problems);
        RequireSentence(entry, "decision", value, problems);
        if (IsAbsent(entry, "setting"))
            return (new Decision(null, null), problems);

        if (Word(entry, "setting") is not { } setting || (!ListSettings.Open.Contains(setting) && !ListSettings.Settled.Contains(setting)))
            return (null, [.. problems, $"setting {Shown(entry, "setting")} is not a setting of docs/lists.md"]);
        if (ListSettings.Settled.Contains(setting))
            return (null, [.. problems, $"{setting} is settled by the ticket and has to be left out"]);
        if (value is not null && ListSettings.NoReadings.TryGetValue(value, out var why))
            problems.Add($"{setting} {value} {why}");
        else if (value is null || !ListSettings.Readings[setting].Contains(value))
            return (null, [.. problems, $"value {Shown(entry, "value")} is not a value of {setting} in docs/lists.md"]);
        return (new Decision(setting, value), problems);
    }

    private static void RequireSentence(JsonElement entry, string member, string? value, List<string> problems)
    {
        var text = Text(entry, member) ?? "";
        if (!text.Any(char.IsLetter))
            problems.Add($"{member} is missing or has no words");
        else if (Spelled(text) == value)
            problems.Add($"{member} only repeats the value");
    }

    private static bool IsAbsent(JsonElement entry, string member) =>
        !entry.TryGetProperty(member, out var found) || found.ValueKind == JsonValueKind.Null || Text(entry, member)?.Trim() == "";

    // Case and the kind of dash do not make it another word.
    private static string? Word(JsonElement entry, string member) => Text(entry, member) is { } text ? Spelled(text) : null;

    private static string Spelled(string text) => text.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_');

    private static string? Text(JsonElement entry, string member)
    {
        if (!entry.TryGetProperty(member, out var found) || found.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return found.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape for half a character, such as \ud83d alone, is valid JSON and no text.
            return null;
        }
    }

    private static string Shown(JsonElement entry, string member) =>
        entry.TryGetProperty(member, out var found) ? found.GetRawText() : "(missing)";
}
