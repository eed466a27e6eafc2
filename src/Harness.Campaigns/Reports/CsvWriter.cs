using System.Globalization;
using System.Text;

namespace Harness.Campaigns.Reports;

/// <summary>
/// Writes RFC 4180 tables with LF. A text that a spreadsheet would run as a formula (it starts with <c>= + - @</c>, their
/// full-width forms, a tab or a line break, and is not a plain number) gets an apostrophe in front and is quoted, so that it
/// is shown as text: see https://owasp.org/www-community/attacks/CSV_Injection.
/// </summary>
public sealed class CsvWriter
{
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private readonly StringBuilder _text = new();
    private readonly int _columns;

    /// <summary>Begins a table with its header row.</summary>
    public CsvWriter(params IReadOnlyList<string> header)
    {
        _columns = header.Count;
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
        _text.AppendJoin(',', cells.Select(Cell)).Append('\n');
    }

    /// <summary>The table so far.</summary>
    public override string ToString() => _text.ToString();

    private static string Cell(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        decimal money => money.ToString("0.############################", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Text(value.ToString() ?? ""),
    };

    private static string Text(string text)
    {
        if (text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) && !IsPlainNumber(text))
            return Quote("'" + text);
        return text.AsSpan().ContainsAny(",\"\r\n") ? Quote(text) : text;
    }

    private static bool IsPlainNumber(string text) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
