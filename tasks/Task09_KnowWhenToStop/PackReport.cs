using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary><c>report.md</c>: what it declares, and whether there is text besides.</summary>
public sealed partial record PackReport(Declared<PackResult> Result, Declared<Period> Period, bool HasText)
{
    /// <summary>In words: the shortest thing that can be called a sentence.</summary>
    private const int ShortestText = 3;

    /// <summary>Reads the report as its reader sees it: HTML comments are not there.</summary>
    public static PackReport Read(string markdown)
    {
        var lines = Hidden().Replace(markdown, "").Split('\n', '\r').Select(line => line.Trim()).Where(HasContent).ToList();
        var text = lines.Where(line => !line.StartsWith('#') && ResultLine.Parse(line) is null && PeriodLine.Parse(line) is null);
        return new PackReport(
            Declared<PackResult>.In(lines, "result", ResultLine.Parse),
            Declared<Period>.In(lines, "period", PeriodLine.Parse),
            Word().Count(string.Join(' ', text)) >= ShortestText);
    }

    private static bool HasContent(string line) => line.Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"<!--.*?(?:-->|$)|<[^<>\n]*>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
