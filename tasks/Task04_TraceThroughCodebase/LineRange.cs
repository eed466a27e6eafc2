using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task04_TraceThroughCodebase;

/// <summary>Lines of a file.</summary>
/// <param name="First">From 1.</param>
/// <param name="Last">Not before <paramref name="First"/>.</param>
public readonly partial record struct LineRange(int First, int Last)
{
    /// <summary>
    /// Reads <c>"14"</c>, <c>"12-20"</c>, <c>"L12-L20"</c>, <c>"12 to 20"</c>, <c>14</c>, <c>14.0</c>, <c>[14]</c> or
    /// <c>[12, 20]</c>; null for everything else.
    /// </summary>
    public static LineRange? Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return Line(value) is { } line ? Ordered(line, line) : null;
            case JsonValueKind.Array when value.GetArrayLength() is 1 or 2:
                return Line(value[0]) is { } first && Line(value[value.GetArrayLength() - 1]) is { } last ? Ordered(first, last) : null;
            case JsonValueKind.String:
                return TraceJson.Text(value) is { } text ? Read(text) : null;
            default:
                return null;
        }
    }

    public bool Contains(LineRange other) => First <= other.First && other.Last <= Last;

    public override string ToString() =>
        First == Last ? string.Create(CultureInfo.InvariantCulture, $"line {First}") : string.Create(CultureInfo.InvariantCulture, $"lines {First} to {Last}");

    private static LineRange? Read(string text)
    {
        var form = Form().Match(text.Trim());
        if (!form.Success)
            return null;

        var first = int.Parse(form.Groups["first"].ValueSpan, CultureInfo.InvariantCulture);
        return Ordered(first, form.Groups["last"].Success ? int.Parse(form.Groups["last"].ValueSpan, CultureInfo.InvariantCulture) : first);
    }

    private static LineRange? Ordered(int first, int last) => first >= 1 && first <= last ? new LineRange(first, last) : null;

    private static int? Line(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number) && number is >= 1 and <= 999_999
            ? (int)number
            : null;

    [GeneratedRegex(
        @"^(lines?\s+)?L?(?<first>[0-9]{1,6})(\s*(-|–|\.\.|to)\s*L?(?<last>[0-9]{1,6}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
