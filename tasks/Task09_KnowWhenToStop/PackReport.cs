using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary><c>report.md</c>: what it declares, and whether there is text below, headings aside.</summary>
public sealed partial record PackReport(Declared<PackResult> Result, Declared<Period> Period, bool HasText)
{
    /// <summary>Reads the report as its reader sees it: HTML comments are not there.</summary>
    public static PackReport Read(string markdown)
    {
        var lines = Hidden().Replace(markdown, "").Split('\n', '\r').Select(line => line.Trim()).Where(HasContent).ToList();
        var firstOfText = 1 + Math.Max(lines.FindIndex(line => ResultLine.Parse(line) is not null), lines.FindIndex(line => PeriodLine.Parse(line) is not null));
        return new PackReport(
            Declared<PackResult>.In(lines, "result", ResultLine.Parse),
            Declared<Period>.In(lines, "period", PeriodLine.Parse),
            lines.Skip(firstOfText).Any(line => !line.StartsWith('#') && Word().IsMatch(line)));
    }

    private static bool HasContent(string line) => line.Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"<!--.*?(?:-->|$)|<[^<>\n]*>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\p{L}{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
