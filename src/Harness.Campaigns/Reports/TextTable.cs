namespace Harness.Campaigns.Reports;

/// <summary>Columns of plain text, as wide as their widest cell and two spaces apart; no line ends with a space.</summary>
public static class TextTable
{
    /// <summary>The lines. Cells have to be clean.</summary>
    /// <param name="rows">Each with as many cells as there are columns.</param>
    /// <param name="rightAligned">A column's numbers stand below each other.</param>
    public static IEnumerable<string> Lines(IEnumerable<IReadOnlyList<string>> rows, params IReadOnlyList<bool> rightAligned)
    {
        IReadOnlyList<string>[] table = [.. rows];
        if (table.Length == 0)
            return [];
        int[] widths = [.. Enumerable.Range(0, rightAligned.Count).Select(column => table.Max(row => PlainText.Width(row[column])))];
        return table.Select(row => string.Join("  ", row.Select((cell, column) => Align(cell, widths[column], rightAligned[column]))).TrimEnd());
    }

    private static string Align(string cell, int width, bool right) =>
        right ? new string(' ', width - PlainText.Width(cell)) + cell : PlainText.PadRight(cell, width);
}
