using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>
/// A line <c>Result: complete</c> or <c>Result: incomplete</c>, in either case, with any Markdown around it and anything
/// behind the word that does not offer the other one as well.
/// </summary>
public static partial class ResultLine
{
    /// <summary>The value of a line that is one; else null. <c>Result: complete/incomplete</c> and <c>Result: not complete</c> are none.</summary>
    public static PackResult? Parse(string line) =>
        Form().Match(HeadLine.Plain(line)) is { Success: true } match ? Enum.Parse<PackResult>(match.Groups["value"].ValueSpan, ignoreCase: true) : null;

    [GeneratedRegex(
        @"^Result\s*[:=\uFF1A]\P{L}*(?<value>complete|incomplete)(?![\p{L}\p{Nd}-])(?!\s*[/|&])(?!\P{L}*(?:complete|incomplete|or|and)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
