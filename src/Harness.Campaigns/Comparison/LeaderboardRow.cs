namespace Harness.Campaigns.Comparison;

/// <summary>One campaign of a leaderboard.</summary>
/// <param name="Rank">From 1; campaigns with the same pass rate and cost per pass share one; null for one that was curtailed, whose pass rate is biased.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="AgainstFirst">The first campaign as the candidate against this one as the baseline; null for the first itself.</param>
/// <param name="CorrectedP">The p-value of <paramref name="AgainstFirst"/>, corrected by Holm for all pairs of rows, because the first is chosen by the same data; null for the first itself.</param>
/// <param name="IsToldApart">The corrected p-value reaches the level and the verdict is not inconclusive; false for the first itself.</param>
/// <param name="Front">Where it stands by pass rate and cost per pass.</param>
public sealed record LeaderboardRow(int? Rank, CampaignTally Campaign, PairComparison? AgainstFirst, double? CorrectedP, bool IsToldApart, ParetoStanding Front);
