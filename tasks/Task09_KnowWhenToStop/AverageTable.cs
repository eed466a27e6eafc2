using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>
/// <c>moving_average.csv</c> as a tolerant reader sees it: any usual delimiter, quotes, units, German or English
/// numbers; a cell without a figure (empty, NaN, n/a, a sentence) gives no average.
/// </summary>
internal sealed partial class AverageTable
{
    /// <summary>In characters; what lies behind is not looked at, so that a hostile cell costs little.</summary>
    private const int LongestCell = 300;

    private static readonly char[] Delimiters = [';', '\t', '|', ','];

    private AverageTable(IReadOnlyList<string> header, IReadOnlyList<Row> rows, IReadOnlyList<string> notes)
    {
        Header = header;
        Rows = rows;
        Notes = notes;
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows below the header, in order.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Comment lines and cells of text: what the file says in words.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The rows that give a figure in the column of the average.</summary>
    public IEnumerable<Row> Averages => Rows.Where(row => row.Average is not null);

    public static AverageTable Parse(string csv)
    {
        var lines = csv.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !RuleLine().IsMatch(line)).ToList();
        var table = lines.Where(line => !line.StartsWith('#') && !line.StartsWith("//", StringComparison.Ordinal)).ToList();
        var delimiter = Delimiters.FirstOrDefault(candidate => table.Count > 0 && table[0].Contains(candidate), ',');
        var cells = table.Select(line => Cells(line, delimiter)).ToList();
        var hasHeader = cells.Count > 0 && Figure(Second(cells[0])) is null;
        var rows = cells.Skip(hasHeader ? 1 : 0).Select(row => new Row(row, DayOf(row[0]), Figure(Second(row)))).ToList();
        var comments = lines.Except(table).Select(line => line.TrimStart('#', '/', ' '));
        var texts = rows.SelectMany(row => row.Cells).Where(cell => cell.Any(char.IsLetter));
        return new AverageTable(hasHeader ? cells[0] : [], rows, [.. comments, .. texts]);
    }

    /// <summary>A line that is one cell is judged as the average: an odd format hides no figure.</summary>
    private static string Second(List<string> cells) => cells.Count > 1 ? cells[1] : cells[0];

    private static List<string> Cells(string line, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var character in delimiter == '|' ? line.Trim('|') : line)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == delimiter && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(character);
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    private static DateOnly? DayOf(string cell) =>
        DateOnly.TryParseExact(cell, ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>
    /// The amount that a cell gives: a cell that is nothing but a number, or a number of four digits or more inside text.
    /// "1 of 10 days" and "from 2026-03-11" give none.
    /// </summary>
    private static decimal? Figure(string cell)
    {
        var text = DateOrYear().Replace(cell.Length <= LongestCell ? cell : cell[..LongestCell], " ");
        var match = Number().Match(text);
        while (match.Success)
        {
            var isWholeCell = !text.Replace(match.Value, "", StringComparison.Ordinal).Any(char.IsLetterOrDigit);
            if (isWholeCell || match.Value.Count(char.IsAsciiDigit) >= 4)
                return Amount(match.Value);
            match = match.NextMatch();
        }

        return null;
    }

    /// <summary>
    /// Reads 18250.40, 18,250.40, 18.250,40 and 18 250,40. The last separator is the decimal one, unless it groups
    /// thousands: three digits behind it, at most three before the first separator.
    /// </summary>
    private static decimal? Amount(string number)
    {
        var digits = number.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var last = digits.LastIndexOfAny(['.', ',']);
        if (last >= 0)
        {
            var behind = digits.Length - last - 1;
            var before = digits.IndexOfAny(['.', ',']);
            var other = digits[last] == '.' ? ',' : '.';
            var groups = behind == 3 && before <= 3 && !digits.Contains(other);
            var whole = groups ? digits : digits[..last];
            digits = whole.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) + (groups ? "" : "." + digits[(last + 1)..]);
        }

        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : decimal.MaxValue;
    }

    [GeneratedRegex(@"^[|:\s-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december),? \d{1,2},? \d{4}\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DateOrYear();

    [GeneratedRegex(@"\d(?:[\d.,'\u00a0 ]*\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    /// <param name="Cells">The cells, without quotes and outer blanks; at least one.</param>
    /// <param name="Day">The day in the first cell; null when it holds none.</param>
    /// <param name="Average">The figure in the second cell; null when it holds none.</param>
    internal sealed record Row(IReadOnlyList<string> Cells, DateOnly? Day, decimal? Average);
}
