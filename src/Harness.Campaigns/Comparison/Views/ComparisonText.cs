using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison.Views;

/// <summary>A comparison as lines for a console: what is compared, the verdicts, the tables.</summary>
/// <param name="ink">Colours of the verdicts.</param>
public sealed class ComparisonText(Ink ink)
{
    private const int Widest = 600;

    public IEnumerable<string> Lines(CampaignComparison comparison)
    {
        var legend = comparison.Campaigns.Select((campaign, i) => new[] { CampaignComparison.LetterOf(i), PlainText.OneLine(campaign.Id), PlainText.Fit(ComparisonTables.Kind(campaign), 80) });
        foreach (var line in TextTable.Lines(legend, false, false, false))
            yield return line;
        yield return "";
        foreach (var line in Table(ComparisonTables.Campaigns(comparison), ComparisonTables.CampaignColumns))
            yield return line;
        foreach (var remark in comparison.Campaigns.SelectMany((campaign, i) => campaign.Remarks.Select(remark => $"{CampaignComparison.LetterOf(i)} {remark}")))
            yield return $"  {ink.Yellow("mind")}        {Clean(remark)}";
        for (var i = 0; i < comparison.Pairs.Count; i++)
        {
            yield return "";
            foreach (var line in Pair(comparison, i))
                yield return line;
        }

        if (comparison.Campaigns.Any(campaign => campaign.Tasks.Count > 0))
        {
            yield return "";
            foreach (var line in Table(ComparisonTables.Tasks(comparison), 2, false))
                yield return line;
            yield return "";
            foreach (var line in Table(ComparisonTables.Outcomes(comparison), 1, true))
                yield return line;
        }
    }

    private IEnumerable<string> Pair(CampaignComparison comparison, int index)
    {
        var pair = comparison.Pairs[index];
        var said = new ComparisonSentences(pair, CampaignComparison.LetterOf(0), CampaignComparison.LetterOf(index + 1), comparison.CorrectedP[index], comparison.Pairs.Count);
        var headline = said.Headline;
        yield return said.Verdict switch
        {
            Verdict.Regressed => ink.Red(headline),
            Verdict.Improved => ink.Green(headline),
            Verdict.Inconclusive => ink.Yellow(headline),
            _ => headline,
        };
        yield return "  suite       " + said.OnThisSuite;
        if (comparison.Pairs.Count > 1)
            yield return $"  corrected   {VerdictText.PValue(comparison.CorrectedP[index])} by Holm for {comparison.Pairs.Count} comparisons with {CampaignComparison.LetterOf(0)}";
        if (said.OnTasksLikeThese is { } tasks)
            yield return "  beyond      " + tasks;
        foreach (var sentence in said.OnTasks)
            yield return "  task        " + Clean(sentence);
        yield return "  cost        " + said.CostPerPass;
        yield return "  saving      " + said.Saving;
        foreach (var sentence in said.Parameters)
            yield return "  size        " + sentence;
        foreach (var warning in said.Warnings)
            yield return "  " + ink.Yellow("mind") + "        " + Clean(warning);
    }

    private static IEnumerable<string> Table(IEnumerable<string[]> rows, IReadOnlyList<bool> rightAligned) =>
        TextTable.Lines(rows.Select(row => row.Select(cell => PlainText.Fit(cell, 60)).ToArray()), rightAligned).Select(line => "  " + line);

    private static IEnumerable<string> Table(IEnumerable<string[]> rows, int names, bool rightAligned)
    {
        string[][] table = [.. rows];
        return Table(table, [.. table[0].Select((_, column) => rightAligned && column >= names)]);
    }

    private static string Clean(string text) => PlainText.Fit(text, Widest);
}
