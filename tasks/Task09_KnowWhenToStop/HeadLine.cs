using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>Takes the clothing off a line: what is left begins with its first letter.</summary>
internal static partial class HeadLine
{
    /// <summary>In characters; what lies behind is not looked at, so that a hostile line costs little.</summary>
    private const int Longest = 300;

    /// <summary>The line without emphasis, code marks, quotes, and marks of headings, lists and comments in front.</summary>
    public static string Plain(string line) =>
        InFront().Replace(Marks().Replace(line.Length <= Longest ? line : line[..Longest], ""), "").Trim();

    [GeneratedRegex(@"[*_`""]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^\P{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex InFront();
}
