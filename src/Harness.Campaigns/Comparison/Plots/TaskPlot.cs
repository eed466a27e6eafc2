using System.Globalization;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Comparison.Plots;

/// <summary>The pass rate of each task, a lane for each campaign whose runs are known.</summary>
internal static class TaskPlot
{
    private const double Lane = 18;
    private const double Between = 8;
    private const double Scale = 330;

    /// <summary>Draws it below what is there.</summary>
    /// <returns>Where it ends.</returns>
    public static double Draw(List<PlotMark> marks, CampaignComparison comparison, double top)
    {
        var known = comparison.Campaigns.Select((campaign, i) => (Campaign: campaign, Index: i)).Where(one => one.Campaign.Tasks.Count > 0).ToArray();
        var names = known.SelectMany(one => one.Campaign.Tasks).DistinctBy(task => task.Task).OrderBy(task => task.Task, StringComparer.Ordinal).ToArray();
        marks.Add(new TextMark(24, top, "Pass rate by task", 16, TextAnchor.Start, PlotColour.Ink));
        var totals = string.Join(", ", comparison.Campaigns.Select((_, i) => i).Where(i => comparison.Campaigns[i].Tasks.Count == 0).Select(CampaignComparison.LetterOf));
        marks.Add(new TextMark(24, top + 18, "passed of valid runs" + (totals.Length > 0 ? $"; not by task, because only totals are known: {totals}" : ""), ComparisonPlot.Small, TextAnchor.Start, PlotColour.Soft));
        var first = top + 46;
        var row = (Lane * known.Length) + Between;
        var bottom = first + (row * names.Length);
        for (var percent = 0; percent <= 100; percent += 25)
        {
            marks.Add(new LineMark(At(percent / 100.0), first - 4, At(percent / 100.0), bottom, 1, PlotColour.Grid));
            marks.Add(new TextMark(At(percent / 100.0), first - 8, string.Create(CultureInfo.InvariantCulture, $"{percent} %"), ComparisonPlot.Small, TextAnchor.Middle, PlotColour.Soft));
        }

        for (var i = 0; i < names.Length; i++)
            Row(marks, names[i], known, first + (row * i));
        return bottom;
    }

    private static void Row(List<PlotMark> marks, TaskRecord task, (CampaignTally Campaign, int Index)[] known, double top)
    {
        var middle = top + ((Lane * known.Length) / 2) + 4;
        marks.Add(new LineMark(24, top - (Between / 2), ComparisonPlot.Right, top - (Between / 2), 1, PlotColour.Grid));
        marks.Add(new TextMark(24, middle, PlainText.Fit($"{task.Task} {task.Name}", 38), ComparisonPlot.Small, TextAnchor.Start, PlotColour.Ink));
        for (var lane = 0; lane < known.Length; lane++)
        {
            var record = known[lane].Campaign.Tasks.FirstOrDefault(one => one.Task == task.Task);
            var y = top + (Lane * lane) + (Lane / 2);
            if (record?.PassRate is { } rate)
                marks.AddRange(ComparisonPlot.Dot(At(rate), y, known[lane].Index, PlotColour.Soft));
            marks.Add(new TextMark(ComparisonPlot.Right, y + 4, record is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{record.Passed}/{record.Valid}"), ComparisonPlot.Small, TextAnchor.End, PlotColour.Soft));
        }
    }

    private static double At(double rate) => Scale + ((ComparisonPlot.Right - 60 - Scale) * rate);
}
