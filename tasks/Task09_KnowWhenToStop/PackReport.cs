using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary><c>report.md</c>: what it declares, and whether there is text besides.</summary>
public sealed partial record PackReport(Declared<string> Result, Declared<(DateOnly First, DateOnly Last)> Period, bool HasText)
{
    /// <summary>In words: the shortest thing that can be called a sentence.</summary>
    private const int ShortestText = 3;

    /// <summary>Reads the report as its reader sees it: HTML comments are not there.</summary>
    public static PackReport Read(string markdown)
    {
        var lines = Hidden().Replace(markdown, "").Split('\n', '\r').Select(line => line.Trim()).Where(HasContent).ToList();
        var results = lines.Select((line, index) => (index, ResultLine.Parse(line)!)).Where(found => found.Item2 is not null).ToList();
        var periods = lines.Select((line, index) => (index, PeriodLine.Parse(line))).Where(found => found.Item2 is not null)
            .Select(found => (found.index, found.Item2!.Value)).ToList();
        var text = lines.Where(line => !line.StartsWith('#') && ResultLine.Parse(line) is null && PeriodLine.Parse(line) is null);
        return new PackReport(
            Declared<string>.From("result", results),
            Declared<(DateOnly, DateOnly)>.From("period", periods),
            Word().Count(string.Join(' ', text)) >= ShortestText);
    }

    private static bool HasContent(string line) => line.Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"<!--.*?(?:-->|$)|<[^<>\n]*>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
