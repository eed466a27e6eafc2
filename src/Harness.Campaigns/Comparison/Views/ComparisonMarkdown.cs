using System.Globalization;
using System.Text;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison.Views;

/// <summary>A comparison as GitHub Markdown, for a pull request: the verdicts first, then the tables.</summary>
public static class ComparisonMarkdown
{
    private const int Widest = 1_000;

    public static string Write(CampaignComparison comparison)
    {
        var page = new StringBuilder("## Comparison of campaigns\n\n| | campaign | model |\n|---|---|---|\n");
        for (var i = 0; i < comparison.Campaigns.Count; i++)
            page.Append(CultureInfo.InvariantCulture, $"| **{CampaignComparison.LetterOf(i)}** | {MarkdownText.Escape(comparison.Campaigns[i].Id)} | {MarkdownText.Escape(ComparisonTables.Kind(comparison.Campaigns[i]))} |\n");
        Remarks(page, comparison);
        for (var i = 0; i < comparison.Pairs.Count; i++)
            Pair(page, comparison, i);
        Table(page, "Score, cost and time", ComparisonTables.Campaigns(comparison));
        if (comparison.Campaigns.Any(campaign => campaign.Tasks.Count > 0))
        {
            Table(page, "Tasks", ComparisonTables.Tasks(comparison));
            page.Append("\nPassed of valid runs; in brackets the change of the pass rate in points; `!` marks a task that became worse on its own.\n");
            Table(page, "Outcomes", ComparisonTables.Outcomes(comparison));
        }

        return page.ToString();
    }

    private static void Remarks(StringBuilder page, CampaignComparison comparison)
    {
        var remarks = comparison.Campaigns.SelectMany((campaign, i) => campaign.Remarks.Select(remark => $"{CampaignComparison.LetterOf(i)} {remark}")).ToArray();
        if (remarks.Length > 0)
            page.Append('\n');
        foreach (var remark in remarks)
            page.Append("- *Mind:* ").Append(MarkdownText.Escape(remark, Widest)).Append('\n');
    }

    private static void Pair(StringBuilder page, CampaignComparison comparison, int index)
    {
        var said = new ComparisonSentences(comparison.Pairs[index], CampaignComparison.LetterOf(0), CampaignComparison.LetterOf(index + 1), comparison.CorrectedP[index], comparison.Pairs.Count);
        page.Append(CultureInfo.InvariantCulture, $"\n### {Capital(said.Headline)}\n\n");
        List<string> sentences = [said.OnThisSuite];
        if (comparison.Pairs.Count > 1)
            sentences.Add($"Corrected by Holm for {comparison.Pairs.Count} comparisons with {CampaignComparison.LetterOf(0)}: {VerdictText.PValue(comparison.CorrectedP[index])}.");
        sentences.AddRange(said.OnTasksLikeThese is { } tasks ? [tasks] : []);
        sentences.AddRange([.. said.OnTasks, said.CostPerPass, said.Saving, .. said.Parameters]);
        foreach (var sentence in sentences)
            page.Append("- ").Append(MarkdownText.Escape(sentence, Widest)).Append('\n');
        foreach (var warning in said.Warnings)
            page.Append("- *Mind:* ").Append(MarkdownText.Escape(warning, Widest)).Append('\n');
    }

    private static void Table(StringBuilder page, string title, IEnumerable<string[]> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n");
        MarkdownTable.Append(page, rows);
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
