using System.Globalization;
using System.Text.RegularExpressions;

namespace Harness.Campaigns.Reports;

/// <summary>
/// Writes RFC 4180 tables with LF. Each text becomes one harmless line (<see cref="PlainText"/>). One that a spreadsheet would run as a
/// formula (it starts with <c>= + - @</c> or their full-width forms, and is not a plain number) gets an apostrophe in front and is quoted,
/// so that it is shown as text: see https://owasp.org/www-community/attacks/CSV_Injection. The same holds after a semicolon or a bar, at
/// which spreadsheets of other languages part cells.
/// </summary>
public sealed partial class CsvWriter
{
    /// <summary>Half of what the common spreadsheets take in one cell.</summary>
    private const int LongestText = 16_000;

    // Names of tasks and tools come again in every row.
    private const int MostKnown = 1_000;

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly TextWriter _output;
    private readonly int _columns;

    /// <summary>Begins a table with its header row.</summary>
    public CsvWriter(params IReadOnlyList<string> header)
        : this(new StringWriter(CultureInfo.InvariantCulture), header)
    {
    }

    /// <summary>Begins a table in a writer, which the caller closes: for one that is too long for a text.</summary>
    public CsvWriter(TextWriter output, params IReadOnlyList<string> header)
    {
        (_output, _columns) = (output, header.Count);
        Row([.. header]);
    }

    /// <summary>
    /// Adds a row. Numbers are written invariantly and money without trailing zeros, a truth value as <c>true</c> or <c>false</c>,
    /// null as an empty cell.
    /// </summary>
    /// <exception cref="ArgumentException">The row has not as many cells as the header.</exception>
    public void Row(params IReadOnlyList<object?> cells)
    {
        if (cells.Count != _columns)
            throw new ArgumentException($"The row has {cells.Count} cells, the header {_columns}.", nameof(cells));
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                _output.Write(',');
            _output.Write(Cell(cells[i]));
        }

        _output.Write('\n');
    }

    /// <summary>The table so far; of one in a writer of the caller what that writer says of itself.</summary>
    public override string ToString() => _output.ToString() ?? "";

    private string Cell(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        decimal money => money.ToString("0.############################", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Known(value.ToString() ?? ""),
    };

    private string Known(string text)
    {
        if (_known.TryGetValue(text, out var cell))
            return cell;
        cell = Text(text);
        if (_known.Count < MostKnown)
            _known.Add(text, cell);
        return cell;
    }

    private static string Text(string text)
    {
        var line = PlainText.Fit(text, LongestText);
        var harmless = IsPlainNumber(line) ? line : FormulaStart().Replace(line, "'");
        return harmless != line || line.AsSpan().ContainsAny(",\"") ? Quote(harmless) : line;
    }

    private static bool IsPlainNumber(string text) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("(?<=^|[;|] ?)(?=[=+\\-@＝＋－＠])", RegexOptions.CultureInvariant)]
    private static partial Regex FormulaStart();
}
