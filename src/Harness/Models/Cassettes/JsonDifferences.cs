using System.Globalization;
using System.Text.Json;

namespace Harness.Models.Cassettes;

/// <summary>Finds where two JSON values differ. Paths are those of JSONPath: <c>$.messages[5].content</c>.</summary>
internal static class JsonDifferences
{
    private const int Shown = 100;
    private const int Before = 24;

    /// <summary>Every difference, in the order of the names; nothing when the values are equal in all but white space and order.</summary>
    public static IEnumerable<(string Path, string? Recorded, string? Now)> Between(JsonElement? recorded, JsonElement? now, string path = "$")
    {
        if (recorded is not { } left || now is not { } right)
            return recorded is null && now is null ? [] : [(path, Cut(Text(recorded), 0), Cut(Text(now), 0))];
        return (left.ValueKind, right.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => OfObjects(left, right, path),
            (JsonValueKind.Array, JsonValueKind.Array) => OfArrays(left, right, path),
            _ => OfValues(CanonicalJson.Write(left), CanonicalJson.Write(right), path),
        };
    }

    /// <summary>The difference of two texts that are no JSON.</summary>
    public static IEnumerable<(string Path, string? Recorded, string? Now)> OfValues(string recorded, string now, string path)
    {
        if (recorded == now) return [];
        var same = recorded.AsSpan().CommonPrefixLength(now);
        return [(path, Cut(recorded, same), Cut(now, same))];
    }

    private static IEnumerable<(string, string?, string?)> OfObjects(JsonElement recorded, JsonElement now, string path) =>
        recorded.EnumerateObject().Concat(now.EnumerateObject()).Select(member => member.Name).Distinct().Order(StringComparer.Ordinal)
            .SelectMany(name => Between(Member(recorded, name), Member(now, name), $"{path}.{name}"));

    private static IEnumerable<(string, string?, string?)> OfArrays(JsonElement recorded, JsonElement now, string path) =>
        Enumerable.Range(0, Math.Max(recorded.GetArrayLength(), now.GetArrayLength()))
            .SelectMany(i => Between(Item(recorded, i), Item(now, i), string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")));

    private static JsonElement? Member(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Item(JsonElement value, int index) => index < value.GetArrayLength() ? value[index] : null;

    private static string? Text(JsonElement? value) => value is { } present ? CanonicalJson.Write(present) : null;

    /// <summary>The part of a long text that begins shortly before it differs.</summary>
    private static string? Cut(string? text, int same)
    {
        if (text is null || text.Length <= Shown) return text;
        var from = Whole(text, Math.Min(Math.Max(0, same - Before), text.Length));
        var to = Whole(text, Math.Min(text.Length, from + Shown));
        return (from > 0 ? "..." : "") + text[from..to] + (to < text.Length ? "..." : "");
    }

    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
