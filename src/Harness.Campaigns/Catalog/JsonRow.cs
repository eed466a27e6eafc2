using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Campaigns.Catalog;

/// <summary>
/// An object of a file that people write, such as a catalog: it is read member by member. What is wrong is noted with the row's place, and reading goes on.
/// Members that nobody asked for are wrong: they are spelling mistakes.
/// </summary>
/// <param name="element">What stands there.</param>
/// <param name="file">The file's path.</param>
/// <param name="row">Where in the file, as messages name it: <c>models[3] "kimi-k2.5" offers[1]</c>; empty for the whole of it.</param>
/// <param name="problems">Where problems go.</param>
internal sealed partial class JsonRow(JsonElement element, string file, string row, ICollection<string> problems)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>File and row.</summary>
    public string Place => row.Length == 0 ? file : $"{file}: {row}";

    public void Problem(string text) => problems.Add($"{Place}: {OneLine().Replace(text, " ")}");

    /// <summary>Notes what nobody asked for, and members that stand there twice: of those it would be chance which one counts.</summary>
    public void Finish()
    {
        if (element.ValueKind != JsonValueKind.Object) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                Problem($"{member.Name} stands there twice");
            else if (!_asked.Contains(member.Name))
                Problem($"{member.Name} is not known here; it takes {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
        }
    }

    public bool Has(string name) => Member(name) is not null;

    public string? Text(string name)
    {
        if (Member(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)) return text;
        return Wrong<string>(name, value, "a text that is not empty");
    }

    public string Required(string name)
    {
        if (Member(name) is null)
            Problem($"{name} is missing");
        return Text(name) ?? "";
    }

    public string? Matching(string name, Func<string, bool> allowed, string takes) =>
        Text(name) is not { } text ? null : allowed(text) ? text : Wrong<string>(name, Member(name)!.Value, takes);

    public decimal? Price(string name) => Number(name, "USD per million tokens, 0 or more");

    public decimal? Number(string name, string takes)
    {
        if (Member(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= 0
            ? number
            : WrongValue<decimal>(name, value, takes);
    }

    /// <summary>A number of either sign, of at most ten digits on each side of the point.</summary>
    public decimal? Signed(string name)
    {
        if (Member(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && Math.Abs(number) < 1e10m && number.Scale <= 10
            ? number
            : WrongValue<decimal>(name, value, "a number of at most ten digits on each side of the point");
    }

    public int? Count(string name)
    {
        if (Member(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0
            ? number
            : WrongValue<int>(name, value, "a whole number above 0");
    }

    public bool? Flag(string name)
    {
        if (Member(name) is not { } value) return null;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : WrongValue<bool>(name, value, "true or false");
    }

    public T? Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Member(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.String && words.TryGetValue(value.GetString()!, out var word)
            ? word
            : WrongValue<T>(name, value, string.Join(", ", words.Keys));
    }

    /// <summary>An object that is handed on as it is.</summary>
    public JsonElement? Object(string name)
    {
        if (Member(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Object ? value.Clone() : WrongValue<JsonElement>(name, value, "an object");
    }

    public IReadOnlyList<string>? Texts(string name)
    {
        if (Member(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && item.GetString()!.Length > 0))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        return Wrong<IReadOnlyList<string>>(name, value, "a list of texts that are not empty");
    }

    /// <summary>The object behind a name.</summary>
    public JsonRow? Row(string name)
    {
        if (Member(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Object ? new JsonRow(value, file, Below(name), problems) : Wrong<JsonRow>(name, value, "an object");
    }

    /// <summary>The objects of a list.</summary>
    /// <param name="name">The member.</param>
    /// <param name="label">A member of theirs that messages name them by, beside their number.</param>
    public IEnumerable<JsonRow> Rows(string name, string? label = null)
    {
        if (Member(name) is not { } value) yield break;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong<JsonRow>(name, value, "a list of objects");
            yield break;
        }

        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            var place = Below(FormattableString.Invariant($"{name}[{index}]"));
            if (item.ValueKind != JsonValueKind.Object)
                problems.Add($"{file}: {place} is {Shown(item)}; it takes an object");
            else if (label is not null && item.TryGetProperty(label, out var text) && text.ValueKind == JsonValueKind.String)
                yield return new JsonRow(item, file, $"{place} {Shown(text)}", problems);
            else
                yield return new JsonRow(item, file, place, problems);
        }
    }

    private string Below(string name) => row.Length == 0 ? name : $"{row} {name}";

    private JsonElement? Member(string name)
    {
        _asked.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private T? Wrong<T>(string name, JsonElement value, string takes)
        where T : class
    {
        Problem($"{name} is {Shown(value)}; it takes {takes}");
        return null;
    }

    private T? WrongValue<T>(string name, JsonElement value, string takes)
        where T : struct
    {
        Problem($"{name} is {Shown(value)}; it takes {takes}");
        return null;
    }

    private static string Shown(JsonElement value) => value.GetRawText() is var text && text.Length <= 60 ? OneLine().Replace(text, " ") : OneLine().Replace(text[..60], " ") + "...";

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex OneLine();
}
