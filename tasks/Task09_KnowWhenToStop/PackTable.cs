using System.Globalization;
using System.Text;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary><c>moving_average.csv</c>: what it declares, and its rows.</summary>
/// <param name="Result">From a comment line above the rows; a line that the import would read as a row declares nothing.</param>
/// <param name="Delimiter">The one that the first line of the table uses; a comma when it uses none.</param>
/// <param name="Header">The cells above the rows; empty when the first line is a row already.</param>
/// <param name="Rows">The rows below the header, in order.</param>
public sealed record PackTable(Declared<PackResult> Result, char Delimiter, IReadOnlyList<string> Header, IReadOnlyList<PackTable.Row> Rows)
{
    private static readonly char[] Delimiters = [';', '\t', '|', ','];

    public static PackTable Read(string csv)
    {
        var lines = csv.Split('\n', '\r').Select(line => line.Trim(' ', '\t', '\uFEFF')).Where(line => line.Length > 0).ToList();
        var table = lines.Where(line => !IsComment(line)).ToList();
        var rows = lines.FindIndex(line => DayOf(line.TrimStart('"').Split('"', ',', ';', '\t', '|')[0].Trim()) is not null);
        var head = rows < 0 ? Declared<PackResult>.HeadLines : Math.Min(rows, Declared<PackResult>.HeadLines);
        var delimiter = Delimiters.FirstOrDefault(candidate => table.Count > 0 && table[0].Contains(candidate), ',');
        var cells = table.Select(line => Cells(line, delimiter)).ToList();
        var hasHeader = cells.Count > 0 && DayOf(cells[0][0]) is null && CellFigure.Of(Second(cells[0])) is null;
        return new PackTable(
            Declared<PackResult>.In(lines, "result", line => IsComment(line) ? ResultLine.Parse(line) : null, head),
            delimiter,
            hasHeader ? cells[0] : [],
            [.. cells.Skip(hasHeader ? 1 : 0).Select(row => new Row(DayOf(row[0]), Second(row)))]);
    }

    // A spreadsheet puts quotes around a line of text.
    private static bool IsComment(string line) => line.TrimStart('"').StartsWith('#');

    /// <summary>A line that is one cell is judged as a value: an odd format hides no figure.</summary>
    private static string Second(List<string> cells) => cells.Count > 1 ? cells[1] : DayOf(cells[0]) is null ? cells[0] : "";

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
        DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <param name="Day">The day in the first cell; null when it holds none.</param>
    /// <param name="Value">The text of the second cell; empty when there is none.</param>
    public sealed record Row(DateOnly? Day, string Value);
}
