using System.Globalization;
using Harness.Campaigns.Comparison.Priors;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Comparison.Views;

/// <summary>A campaign beside its prior campaigns, as lines for a console: the table in the published order, the verdicts, what happened alike.</summary>
public static class PriorText
{
    private const int MostAlike = 20;
    private const int Widest = 600;

    private static readonly bool[] RightAligned = [false, true, true, false, true, false, false, false, false];

    public static IEnumerable<string> Lines(PriorComparison comparison)
    {
        yield return "Compared with prior campaigns";
        yield return "";
        foreach (var line in TextTable.Lines(Rows(comparison).Select(row => row.Select(cell => PlainText.Fit(cell, 60)).ToArray()), RightAligned))
            yield return "  " + line;
        if (comparison.LeftOut > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"  The latest {PriorComparison.Most}; {comparison.LeftOut} older ones of the suite are left out.");
        yield return "";
        foreach (var sentence in Sentences(comparison))
            yield return "  " + PlainText.Fit(sentence, Widest);
    }

    /// <summary>The sentences, verdicts first. Text of folders in them is not escaped.</summary>
    public static IEnumerable<string> Sentences(PriorComparison comparison) =>
    [
        .. comparison.Pairs.SelectMany(pair => pair.Sentences),
        .. comparison.QuickFails.Take(MostAlike).Select(alike => alike.ToString()),
        .. comparison.SinglePasses.Take(MostAlike).Select(alike => alike.ToString()),
        .. comparison.Unreadable.Select(problem => "Not compared: " + problem.Message),
    ];

    private static IEnumerable<string[]> Rows(PriorComparison comparison)
    {
        yield return ["model", "score", "rate", "95 % (runs)", "cost per pass", "architecture as published", "per model card", "", "campaign"];
        foreach (var campaign in comparison.Campaigns)
        {
            var published = campaign.Manifest.Published;
            yield return
            [
                campaign.ModelName, ComparisonTables.Score(campaign.Passed, campaign.Valid), ReportNumbers.Percent(campaign.PassRate), ReportNumbers.Bounds(campaign.PassInterval),
                ComparisonTables.PerPassAlone(campaign), published?.ArchitectureAsPublished ?? "not said", published?.ArchitecturePerModelCard ?? "not said",
                string.Join(", ", ComparisonTables.KindsOf(campaign)), campaign == comparison.Own ? "(this one)" : campaign.Id,
            ];
        }
    }
}
