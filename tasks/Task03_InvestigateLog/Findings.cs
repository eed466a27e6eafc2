using System.Globalization;
using System.Text.Json;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>
/// Compares the members of <c>findings.json</c> with the right answer, with tolerance for key order, additional members, the
/// order of ids, upper case and <c>35.0</c> for <c>35</c>, and with none for the values. Says what is wrong, or null; throws
/// nothing, whatever the JSON is.
/// </summary>
internal static class Findings
{
    /// <summary>One object in which no name comes twice: the last of two answers must not quietly win.</summary>
    public static string? WrongForm(JsonElement findings)
    {
        if (findings.ValueKind != JsonValueKind.Object)
            return "findings.json does not hold a JSON object";
        var repeated = findings.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? null : $"{Shown(repeated.Key)} is given more than once";
    }

    public static string? WrongText(JsonElement findings, string member, string expected)
    {
        if (Member(findings, member, JsonValueKind.String, out var value) is { } problem)
            return problem;
        var text = value.GetString()!.Trim();
        return string.Equals(text, expected, StringComparison.OrdinalIgnoreCase) ? null : $"{member} should be {expected}; it is {Shown(text)}";
    }

    public static string? WrongMoment(JsonElement findings, string member, DateTime expected)
    {
        if (Member(findings, member, JsonValueKind.String, out var value) is { } problem)
            return problem;
        var text = value.GetString()!;
        if (UtcMoment.Read(text) is not { } moment)
            return $"{member} should be a time in UTC to the millisecond, in ISO 8601, ending in Z or +00:00; it is {Shown(text)}";
        var spelled = expected.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return moment == expected ? null : $"{member} should be {spelled}; it is {Shown(text)}";
    }

    public static string? WrongNumber(JsonElement findings, string member, int expected)
    {
        if (Member(findings, member, JsonValueKind.Number, out var value) is { } problem)
            return problem;
        return value.TryGetDecimal(out var number) && number == expected
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{member} should be {expected}; it is {Shown(value.GetRawText())}");
    }

    public static string? WrongSet(JsonElement findings, string member, IReadOnlyList<string> expected)
    {
        if (Member(findings, member, JsonValueKind.Array, out var value) is { } problem)
            return problem;
        if (value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            return $"{member} should hold strings only";
        var ids = value.EnumerateArray().Select(item => item.GetString()!.Trim().ToLowerInvariant()).ToList();
        string[] problems =
        [
            .. Listed("lacks", expected.Except(ids, StringComparer.Ordinal)),
            .. Listed("should not name", ids.Except(expected, StringComparer.Ordinal)),
            .. Listed("names more than once", ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)),
        ];
        return problems.Length == 0 ? null : $"{member} {string.Join("; it ", problems)}";
    }

    private static string? Member(JsonElement findings, string member, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        if (findings.ValueKind != JsonValueKind.Object || !findings.TryGetProperty(member, out value))
            return $"findings.json needs a member {member}";
        return value.ValueKind == kind ? null : $"{member} should be a JSON {kind.ToString().ToLowerInvariant()}; it is {Shown(value.GetRawText())}";
    }

    private static IEnumerable<string> Listed(string what, IEnumerable<string> ids)
    {
        var sorted = ids.Order(StringComparer.Ordinal).Select(Shown).ToList();
        if (sorted.Count > 0)
            yield return $"{what} {string.Join(", ", sorted.Take(10))}{(sorted.Count > 10 ? " and more" : "")}";
    }

    private static string Shown(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "...");
}
