using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Campaigns.Reports;

/// <summary>
/// Makes hostile text harmless for a terminal or a line of a file: one line, no control sequences, no characters that are
/// invisible or change the direction of what follows, and nothing that a build server takes for a command.
/// </summary>
public static partial class PlainText
{
    private const string Ellipsis = "...";
    private const int MostLines = 200;
    private const int LongestLine = 2_000;

    /// <summary>Accents that a language needs on one letter; more of them only climb over the neighbouring lines.</summary>
    private const int MostMarks = 4;

    /// <summary>
    /// Drops terminal control sequences and invisible characters; line breaks, tabs and other control characters become
    /// single spaces, half characters become U+FFFD. What would be a command in the log of a build server gets a space inside.
    /// </summary>
    public static string OneLine(string text)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in TerminalSequence().Replace(text, "").EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = IsMark(category) ? marks + 1 : 0;
            switch (category)
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                    if (clean.Length > 0 && clean[^1] != ' ')
                        clean.Append(' ');
                    break;
                case UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                case var _ when IsInvisible(rune.Value) || marks > MostMarks:
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return BuildServerCommand().Replace(clean.ToString().TrimEnd(), "$1$2 ");
    }

    /// <summary>
    /// The lines of texts, each clean and of at most 2,000 columns. Of more than 200 lines the first are kept, and a last one says how many
    /// are missing.
    /// </summary>
    public static IEnumerable<string> Lines(params IEnumerable<string> texts)
    {
        string[] lines = [.. texts.SelectMany(text => text.Split('\n'))];
        foreach (var line in lines.Take(MostLines))
            yield return Fit(line, LongestLine);
        if (lines.Length > MostLines)
            yield return string.Create(CultureInfo.InvariantCulture, $"... {lines.Length - MostLines} more lines");
    }

    /// <summary>
    /// The lines of a text of several, each of them clean. Unlike <see cref="OneLine"/> it keeps indentation and columns: a tab
    /// becomes four spaces.
    /// </summary>
    public static IEnumerable<string> Lines(string text) =>
        TerminalSequence().Replace(text, "").ReplaceLineEndings("\n").Split('\n').Select(line =>
        {
            var clean = new StringBuilder(line.Length);
            foreach (var rune in line.EnumerateRunes())
            {
                if (rune.Value == '\t')
                    clean.Append("    ");
                else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator)
                    clean.Append(' ');
                else if (OneLine(rune.ToString()) is { Length: > 0 } shown)
                    clean.Append(shown);
            }

            return clean.ToString().TrimEnd();
        });

    /// <summary>The clean line, cut to at most <paramref name="width"/> columns and then ending with three dots.</summary>
    public static string Fit(string text, int width)
    {
        var line = OneLine(text);
        if (Width(line) <= width)
            return line;
        var kept = new StringBuilder();
        var room = width - Ellipsis.Length;
        foreach (var rune in line.EnumerateRunes())
        {
            if ((room -= Width(rune)) < 0)
                break;
            kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd() + Ellipsis[..Math.Clamp(width, 0, Ellipsis.Length)];
    }

    /// <summary>Columns that the text takes on a terminal: 2 for East Asian and emoji characters, 0 for combining marks.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>Fills up with spaces to <paramref name="width"/> columns; a longer text stays as it is.</summary>
    public static string PadRight(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    private static bool IsMark(UnicodeCategory category) => category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    // Letters and marks that show nothing: Default_Ignorable_Code_Point in https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt
    // (the two variation selectors of emoji left out), and the blank of Braille.
    private static bool IsInvisible(int value) => value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164
        or (>= 0xFE00 and <= 0xFE0D) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);

    private static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ when IsWide(rune.Value) => 2,
        _ => 1,
    };

    // The wide blocks of Unicode Standard Annex 11, https://www.unicode.org/reports/tr11/.
    private static bool IsWide(int value) => value
        is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x20000 and <= 0x3FFFD);

    // CSI, then OSC/DCS/SOS/PM/APC with their text if they are ended, then any other escape; also the 8-bit forms. The text of
    // one that never ends is kept: it must not hide what follows.
    [GeneratedRegex(@"(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]?|(?:\x1B[\]PX^_]|[\x90\x98\x9D-\x9F])[^\x07\x1B\x90\x98\x9C-\x9F\r\n]*(?:\x07|\x1B\\|\x9C)|\x1B[ -/]*[0-~]?", RegexOptions.CultureInvariant)]
    private static partial Regex TerminalSequence();

    // "::error::" at the beginning (GitHub; it ignores white space before), "##[error]" and "##vso[task.setvariable]" anywhere (GitHub,
    // Azure DevOps), "##teamcity[": https://docs.github.com/actions/reference/workflow-commands-for-github-actions,
    // https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands (2026-11-26).
    [GeneratedRegex(@"^(:)(?=:)|(\#\#)(?=\w*\[)", RegexOptions.CultureInvariant)]
    private static partial Regex BuildServerCommand();
}
