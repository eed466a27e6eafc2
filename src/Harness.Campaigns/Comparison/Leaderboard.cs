using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison;

/// <summary>
/// The campaigns of one suite and instance, the highest pass rate first, then the lowest cost per pass; what is unknown comes last.
/// The order is that of the point estimates: which of them the data can tell apart from the first is said by
/// <see cref="LeaderboardRow.IsToldApart"/>.
/// </summary>
/// <param name="Suite">The suite.</param>
/// <param name="Instance">The instance of the suite; 0 is the published one.</param>
/// <param name="Rows">In order.</param>
/// <param name="Refused">Campaigns that could not be held against the first, with the reason; they are in <paramref name="Rows"/> all the same.</param>
public sealed record Leaderboard(string Suite, int Instance, IReadOnlyList<LeaderboardRow> Rows, IReadOnlyList<string> Refused)
{
    /// <summary>One leaderboard for each suite and instance, ordered by them. Replays measure no model; leaving them out is up to the caller.</summary>
    public static IReadOnlyList<Leaderboard> Of(IEnumerable<CampaignTally> campaigns) =>
    [
        .. from campaign in campaigns
           group campaign by (campaign.Manifest.Suite, campaign.Manifest.Instance) into board
           orderby board.Key.Suite, board.Key.Instance
           select Of(board.Key.Suite, board.Key.Instance, board),
    ];

    /// <summary>The order of every table of campaigns: the highest pass rate, then the cheapest pass, then the id; what is unknown comes last, what was curtailed after all others.</summary>
    internal static IOrderedEnumerable<CampaignTally> Sorted(IEnumerable<CampaignTally> campaigns) => campaigns
        .OrderBy(campaign => !IsRanked(campaign))
        .ThenByDescending(campaign => campaign.PassRate ?? -1)
        .ThenBy(campaign => campaign.CostPerPassUsd is null)
        .ThenBy(campaign => campaign.CostPerPassUsd)
        .ThenBy(campaign => campaign.Id, StringComparer.Ordinal);

    private static Leaderboard Of(string suite, int instance, IEnumerable<CampaignTally> campaigns)
    {
        CampaignTally[] sorted = [.. Sorted(campaigns)];
        List<string> refused = [];
        PairComparison?[] pairs = [.. sorted.Select(campaign => campaign == sorted[0] ? null : Compare(campaign, sorted[0], refused))];
        // The first is chosen by the same data: it stands for whichever campaign had come out best, so the family is all pairs of them.
        long ranked = sorted.Count(IsRanked);
        var corrected = Holm.Adjust([.. pairs.Select(pair => pair?.Verdict.P ?? 1).Skip(1)], Math.Max(sorted.Length - 1, ranked * (ranked - 1) / 2));
        var front = ParetoFront.Of(sorted);
        var rows = new LeaderboardRow[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            double? p = pairs[i] is null ? null : corrected[i - 1];
            var isToldApart = pairs[i] is { Verdict.Kind: not Verdict.Inconclusive } && Significance.IsReached(p!.Value);
            int? rank = !IsRanked(sorted[i]) ? null : i > 0 && IsTied(sorted[i], sorted[i - 1]) ? rows[i - 1].Rank : i + 1;
            rows[i] = new LeaderboardRow(rank, sorted[i], pairs[i], p, isToldApart, front[i]);
        }

        return new Leaderboard(suite, instance, rows, refused);
    }

    private static PairComparison? Compare(CampaignTally campaign, CampaignTally first, List<string> refused)
    {
        if (!IsRanked(campaign))
        {
            refused.Add($"{campaign.Id} has no rank: it was curtailed, so the pass rate of the runs that were made is biased");
            return null;
        }

        try
        {
            return PairComparison.Of(campaign, first);
        }
        catch (ComparisonRefusedException e)
        {
            refused.Add(e.Message);
            return null;
        }
    }

    private static bool IsRanked(CampaignTally campaign) => campaign.Curtailed == 0;

    private static bool IsTied(CampaignTally one, CampaignTally other) => one.PassRate == other.PassRate && one.CostPerPassUsd == other.CostPerPassUsd;
}
