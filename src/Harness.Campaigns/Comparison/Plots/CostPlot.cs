using System.Globalization;

namespace Harness.Campaigns.Comparison.Plots;

/// <summary>Pass rate against cost per pass.</summary>
internal static class CostPlot
{
    private const double Top = 86;
    private const double Bottom = 340;
    private const double Thin = 1;
    private const double Thick = 2;

    /// <summary>Draws it at the upper edge.</summary>
    /// <returns>Where it ends.</returns>
    public static double Draw(List<PlotMark> marks, CampaignComparison comparison)
    {
        var placed = comparison.Campaigns.Select((campaign, i) => (Campaign: campaign, Index: i)).Where(point => IsPlaced(comparison.Front[point.Index])).ToArray();
        var scale = new CostScale([.. placed.SelectMany(point => CostsOf(point.Campaign))], ComparisonPlot.Left, ComparisonPlot.Right);
        Text(30, "Pass rate against cost per pass", 16, PlotColour.Ink);
        Text(50, "vertical: Wilson 95 % interval over runs; horizontal: 95 % interval of the cost, where runs were recorded", ComparisonPlot.Small, PlotColour.Soft);
        Text(66, "blue: the front of the point estimates; the intervals are no test of a difference", ComparisonPlot.Small, PlotColour.Soft);
        Grid(marks, scale);
        Front(marks, scale, comparison);
        foreach (var (campaign, i) in placed)
        {
            var colour = comparison.Front[i] == ParetoStanding.OnFront ? PlotColour.Accent : PlotColour.Soft;
            var (x, y) = (scale.At(Cost(campaign)), AtRate(campaign.PassRate!.Value));
            if (campaign.PassInterval is { } rate)
                marks.Add(new LineMark(x, AtRate(rate.Low), x, AtRate(rate.High), Thick, colour));
            if (campaign.CostPerPassInterval is { } cost)
                marks.Add(new LineMark(scale.At(cost.Low), y, scale.At(cost.High), y, Thick, colour));
        }

        foreach (var (campaign, i) in placed)
            marks.AddRange(ComparisonPlot.Dot(scale.At(Cost(campaign)), AtRate(campaign.PassRate!.Value), i, comparison.Front[i] == ParetoStanding.OnFront ? PlotColour.Accent : PlotColour.Soft));
        var axis = $"cost per pass in USD{(scale.IsLogarithmic ? ", logarithmic" : "")}";
        var without = string.Join(", ", comparison.Campaigns.Select((_, i) => i).Where(i => !IsPlaced(comparison.Front[i])).Select(CampaignComparison.LetterOf));
        Text(Bottom + 36, without.Length == 0 ? axis : $"{axis}; without a place, because the cost is unknown, nothing passed or it was curtailed: {without}", ComparisonPlot.Small, PlotColour.Soft);
        return Bottom + 46;

        void Text(double y, string text, double size, PlotColour colour) => marks.Add(new TextMark(24, y, text, size, TextAnchor.Start, colour));
    }

    private static void Grid(List<PlotMark> marks, CostScale scale)
    {
        for (var percent = 0; percent <= 100; percent += 25)
        {
            var y = AtRate(percent / 100.0);
            marks.Add(new LineMark(ComparisonPlot.Left, y, ComparisonPlot.Right, y, Thin, PlotColour.Grid));
            marks.Add(new TextMark(ComparisonPlot.Left - 8, y + 4, string.Create(CultureInfo.InvariantCulture, $"{percent} %"), ComparisonPlot.Small, TextAnchor.End, PlotColour.Soft));
        }

        foreach (var tick in scale.Ticks)
        {
            marks.Add(new LineMark(scale.At(tick), Top, scale.At(tick), Bottom, Thin, PlotColour.Grid));
            marks.Add(new TextMark(scale.At(tick), Bottom + 18, CostScale.Label(tick), ComparisonPlot.Small, TextAnchor.Middle, PlotColour.Soft));
        }
    }

    private static void Front(List<PlotMark> marks, CostScale scale, CampaignComparison comparison)
    {
        var front = comparison.Campaigns.Where((_, i) => comparison.Front[i] == ParetoStanding.OnFront).OrderBy(Cost).ThenBy(campaign => campaign.PassRate).ToArray();
        foreach (var (from, to) in front.Zip(front.Skip(1)))
        {
            var (x, y) = (scale.At(Cost(to)), AtRate(from.PassRate!.Value));
            marks.Add(new LineMark(scale.At(Cost(from)), y, x, y, Thin, PlotColour.Accent));
            marks.Add(new LineMark(x, y, x, AtRate(to.PassRate!.Value), Thin, PlotColour.Accent));
        }
    }

    private static IEnumerable<double> CostsOf(CampaignTally campaign) => campaign.CostPerPassInterval is { } interval ? [interval.Low, Cost(campaign), interval.High] : [Cost(campaign)];

    private static bool IsPlaced(ParetoStanding standing) => standing is ParetoStanding.OnFront or ParetoStanding.Dominated;

    private static double Cost(CampaignTally campaign) => (double)campaign.CostPerPassUsd!.Value;

    private static double AtRate(double rate) => Bottom - ((Bottom - Top) * rate);
}
