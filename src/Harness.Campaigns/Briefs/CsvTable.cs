using System.Globalization;
using System.Text;

namespace Harness.Campaigns.Briefs;

/// <summary>A table of a campaign, read back: RFC 4180 as the harness writes it.</summary>
/// <param name="Rows">Cells by the name of their column.</param>
internal sealed record CsvTable(IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    // So that sums of them are numbers too.
    private const decimal Largest = 1_000_000_000_000_000;

    /// <summary>Reads a table. A row with another number of cells than the header is left out.</summary>
    public static CsvTable Parse(string text)
    {
        List<List<string>> lines = [];
        List<string> line = [];
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && c is ',' or '\n')
                EndCell(c == '\n');
            else if (isQuoted || c != '\r')
                cell.Append(c);
        }

        if (cell.Length > 0 || line.Count > 0)
            EndCell(endsLine: true);
        return lines.Count == 0
            ? new CsvTable([])
            : new CsvTable([.. lines.Skip(1).Where(row => row.Count == lines[0].Count).Select(row => Named(lines[0], row))]);

        void EndCell(bool endsLine)
        {
            line.Add(cell.ToString());
            cell.Clear();
            if (!endsLine)
                return;
            lines.Add(line);
            line = [];
        }
    }

    /// <summary>A number of a row; null when it is unknown, empty or no number.</summary>
    public static decimal? Number(IReadOnlyDictionary<string, string> row, string column) =>
        decimal.TryParse(row.GetValueOrDefault(column), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < Largest ? number : null;

    private static Dictionary<string, string> Named(List<string> header, List<string> row)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
            cells[header[i]] = row[i];
        return cells;
    }
}
