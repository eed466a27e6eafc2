using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>A line <c>Period: 2026-03-06 to 2026-03-08</c>, with any Markdown around it and any word or dash between the days.</summary>
public static partial class PeriodLine
{
    /// <summary>The first two days of a line that is one; else null.</summary>
    public static Period? Parse(string line)
    {
        var match = Form().Match(Dashes().Replace(HeadLine.Plain(line), "-"));
        return match.Success && Day(match.Groups["first"]) is { } first && Day(match.Groups["last"]) is { } last ? new Period(first, last) : null;
    }

    private static DateOnly? Day(Group text) =>
        DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"^Period\s*[:=\uFF1A]\D*(?<first>\d{4}-\d\d-\d\d)\D+(?<last>\d{4}-\d\d-\d\d)(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    // Models type a hyphen that does not break, and others that look like one.
    [GeneratedRegex(@"[\u2010-\u2015\u2212]", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes();
}
