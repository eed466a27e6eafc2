using System.Globalization;
using Harness.Campaigns.Comparison.Views;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Comparison.Plots;

/// <summary>
/// A comparison as a picture: pass rate against cost per pass with intervals and the Pareto front, which letter is which campaign, and
/// the pass rate of each task.
/// </summary>
public static class ComparisonPlot
{
    internal const double Width = 760;
    internal const double Left = 70;
    internal const double Right = 730;
    internal const double Small = 12;

    private const double LegendLine = 19;
    private const double Gap = 40;

    public static Plot Of(CampaignComparison comparison)
    {
        List<PlotMark> marks = [];
        var top = CostPlot.Draw(marks, comparison);
        foreach (var (campaign, i) in comparison.Campaigns.Select((campaign, i) => (campaign, i)))
        {
            top += LegendLine;
            marks.AddRange(Dot(Left - 40, top - 4, i, comparison.Front[i] == ParetoStanding.OnFront ? PlotColour.Accent : PlotColour.Soft));
            marks.Add(new TextMark(Left - 24, top, PlainText.Fit(LegendOf(campaign), 104), Small, TextAnchor.Start, PlotColour.Ink));
        }

        if (comparison.Campaigns.Any(campaign => campaign.Tasks.Count > 0))
            top = TaskPlot.Draw(marks, comparison, top + Gap);
        return new Plot(Width, top + 16, "Pass rate against cost per pass, and pass rate by task, of " + string.Join(", ", comparison.Campaigns.Select(campaign => campaign.Id)), marks);
    }

    /// <summary>The letter of a campaign in a circle.</summary>
    internal static IEnumerable<PlotMark> Dot(double x, double y, int index, PlotColour colour) =>
    [
        new CircleMark(x, y, 8, colour),
        new TextMark(x, y + 4, CampaignComparison.LetterOf(index), 11, TextAnchor.Middle, PlotColour.Ink),
    ];

    private static string LegendOf(CampaignTally campaign)
    {
        var kinds = string.Join(", ", ComparisonTables.KindsOf(campaign));
        return string.Create(CultureInfo.InvariantCulture, $"{campaign.Passed}/{campaign.Valid}, cost per pass {ComparisonTables.PerPassAlone(campaign)}: {campaign.Id}{(kinds.Length > 0 ? $" ({kinds})" : "")}");
    }
}
