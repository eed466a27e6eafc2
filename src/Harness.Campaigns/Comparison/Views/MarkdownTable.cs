using System.Text;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Comparison.Views;

/// <summary>Rows of cells as a Markdown table, everything in them escaped.</summary>
internal static class MarkdownTable
{
    /// <summary>Appends the table.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rows">The heading first.</param>
    public static void Append(StringBuilder page, IEnumerable<string[]> rows)
    {
        var isHeading = true;
        foreach (var row in rows)
        {
            page.Append("| ").AppendJoin(" | ", row.Select(cell => MarkdownText.Escape(cell, 200))).Append(" |\n");
            if (isHeading)
                page.Append('|').Insert(page.Length, "---|", row.Length).Append('\n');
            isHeading = false;
        }
    }
}
