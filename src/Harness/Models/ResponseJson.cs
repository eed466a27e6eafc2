using System.Globalization;
using System.Text.Json;

namespace Harness.Models;

/// <summary>Reads JSON that others wrote: no shape is taken for granted, and no member here throws on any text.</summary>
internal static class ResponseJson
{
    /// <summary>The text as JSON. The result outlives the call.</summary>
    /// <exception cref="JsonException">The text is no JSON, or is nested deeper than 64.</exception>
    public static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(RepairSurrogates(text));
        return document.RootElement.Clone();
    }

    /// <summary>The text as JSON; null when it is none or is nested deeper than 64.</summary>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The property; null when it is absent, null, or the element is not an object.</summary>
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>The property when it is a string; otherwise null.</summary>
    public static string? GetText(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The property when it is a whole number of 0 or more; otherwise null.</summary>
    public static long? GetCount(this JsonElement element, string name)
    {
        if (element.Get(name) is not { ValueKind: JsonValueKind.Number } value || !value.TryGetDecimal(out var number)) return null;
        return number >= 0 && number <= long.MaxValue && decimal.Truncate(number) == number ? (long)number : null;
    }

    /// <summary>The items of the property when it is an array; otherwise none.</summary>
    public static IEnumerable<JsonElement> GetItems(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>
    /// Half a surrogate pair in an escape, as servers write when a token ends inside an emoji, makes
    /// <see cref="JsonElement.GetString"/> throw. It becomes U+FFFD.
    /// </summary>
    private static string RepairSurrogates(string text)
    {
        if (!text.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)) return text;
        var repaired = text.ToCharArray();
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] != '\\') continue;
            if (EscapedUnit(text, i) is not { } unit || !char.IsSurrogate(unit))
            {
                i++;
                continue;
            }

            if (char.IsHighSurrogate(unit) && EscapedUnit(text, i + 6) is { } next && char.IsLowSurrogate(next))
            {
                i += 11;
                continue;
            }

            "fffd".CopyTo(0, repaired, i + 2, 4);
            i += 5;
        }

        return new string(repaired);
    }

    /// <summary>The UTF-16 unit that is escaped as <c>\uXXXX</c> at the position; null when there is none.</summary>
    private static char? EscapedUnit(string text, int at) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
        && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
