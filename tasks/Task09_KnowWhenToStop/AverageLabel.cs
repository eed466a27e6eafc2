using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>
/// Whether a table of averages says itself that they rest on fewer days than were asked for: in a comment, a cell, the
/// name of a column, or a column with the number of days.
/// </summary>
internal static partial class AverageLabel
{
    public static bool IsGiven(AverageTable table, DataExtent extent)
    {
        var notes = Acknowledgement.Read(string.Join("\n\n", table.Notes), extent);
        if (notes.Contradictions.Count > 0)
            return false;
        return notes.Shortages.Count > 0
            || table.Notes.Any(note => IsShortLabel(note))
            || (table.Header.Count > 1 && NameOfPartialAverage().IsMatch(Words(table.Header[1])))
            || Enumerable.Range(2, Math.Max(0, table.Header.Count - 2)).Any(column => IsLabelColumn(table, column, extent));
    }

    private static bool IsShortLabel(string note) => ShortLabel().IsMatch(Words(note)) && !Denial().IsMatch(Words(note));

    /// <summary>A column such as <c>days_used</c> with 1, 2, 3 or <c>full_window</c> with false, in every row with a figure.</summary>
    private static bool IsLabelColumn(AverageTable table, int column, DataExtent extent)
    {
        var name = Words(table.Header[column]);
        var cells = table.Averages.Select(row => row.Cells.Count > column ? row.Cells[column].ToLowerInvariant() : "").ToList();
        return (CountName().IsMatch(name) && cells.All(cell => IsCountWithin(cell, extent)))
            || (CompleteName().IsMatch(name) && cells.All(cell => cell is "false" or "no" or "n" or "0"))
            || (PartialName().IsMatch(name) && cells.All(cell => cell is "true" or "yes" or "y" or "1"));
    }

    private static bool IsCountWithin(string cell, DataExtent extent) =>
        decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
        && count >= 1
        && count <= extent.DaysAvailable;

    private static string Words(string text) => text.ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');

    [GeneratedRegex(@"\bpartial\b|\bincomplete\b|\bavailable\b|\bto date\b|\bso far\b|\bexpanding\b|\bcumulative\b|\b[1-9] ?d(?:ays?)?\b|\bup to\b|\bshort(?:er|ened)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex NameOfPartialAverage();

    [GeneratedRegex(@"^partial\b|^incomplete\b|\bpartial (?:window|average|mean|data)\b|\b[1-9] ?(?:/|of|out of) ?(?:the )?10\b|^[1-9] ?days?(?: average| mean| only)?$|\b(?:based on|average of|mean of) (?:only )?[1-9] days?\b|^n ?= ?[1-9]$|\bexpanding window\b", RegexOptions.CultureInvariant)]
    private static partial Regex ShortLabel();

    [GeneratedRegex(@"\b(?:not?|never|without)\b|n't\b", RegexOptions.CultureInvariant)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\b(?:days?|observations?|obs|points?|n|count|samples?|periods?|window|size)\b", RegexOptions.CultureInvariant)]
    private static partial Regex CountName();

    [GeneratedRegex(@"\b(?:complete|full|sufficient|enough|valid)\b", RegexOptions.CultureInvariant)]
    private static partial Regex CompleteName();

    [GeneratedRegex(@"\b(?:partial|incomplete|insufficient)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PartialName();
}
