namespace Harness.Campaigns.Comparison;

/// <summary>
/// The campaigns that no other one beats in both pass rate and cost per pass. By the point estimates: that two of them differ is not
/// shown by it. A campaign whose cost per pass is unknown, or that was curtailed, has no place, and dominates none.
/// </summary>
public static class ParetoFront
{
    /// <summary>The standing of each campaign, in the given order.</summary>
    public static IReadOnlyList<ParetoStanding> Of(IReadOnlyList<CampaignTally> campaigns)
    {
        var standings = new ParetoStanding[campaigns.Count];
        for (var i = 0; i < standings.Length; i++)
            standings[i] = campaigns[i].Curtailed > 0 ? ParetoStanding.Curtailed : ParetoStanding.CostUnknown;
        // From the best down, a campaign is on the front when it is cheaper than all before it; of equals, all are.
        var placed = Enumerable.Range(0, campaigns.Count)
            .Select(index => (Index: index, Rate: campaigns[index].PassRate, Cost: campaigns[index].CostPerPassUsd))
            .Where(point => point is { Rate: not null, Cost: not null } && campaigns[point.Index].Curtailed == 0)
            .OrderByDescending(point => point.Rate)
            .ThenBy(point => point.Cost);
        (double? Rate, decimal? Cost) last = default;
        foreach (var (index, rate, cost) in placed)
        {
            var isOnFront = last.Cost is null || cost < last.Cost || (rate == last.Rate && cost == last.Cost);
            standings[index] = isOnFront ? ParetoStanding.OnFront : ParetoStanding.Dominated;
            if (isOnFront)
                last = (rate, cost);
        }

        return standings;
    }
}
