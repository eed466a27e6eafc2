using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison;

/// <summary>Two or more campaigns of one suite side by side: the one value that console, Markdown, JSON and plots print.</summary>
public sealed class CampaignComparison
{
    /// <summary>The most campaigns of one comparison.</summary>
    public const int Most = 1_000;

    private const int Letters = 26;

    private CampaignComparison(IReadOnlyList<CampaignTally> campaigns, IReadOnlyList<PairComparison> pairs)
    {
        (Campaigns, Pairs) = (campaigns, pairs);
        Front = ParetoFront.Of(campaigns);
        CorrectedP = Holm.Adjust([.. pairs.Select(pair => pair.Verdict.P)]);
    }

    /// <summary>In the given order; the first is the baseline.</summary>
    public IReadOnlyList<CampaignTally> Campaigns { get; }

    /// <summary>Every other campaign against the first, in order. Each verdict is at the level of its rules on its own; what is said of it is corrected: <see cref="ComparisonSentences.Verdict"/>.</summary>
    public IReadOnlyList<PairComparison> Pairs { get; }

    /// <summary>The p-value of each pair, corrected by <see cref="Holm"/> for all of them.</summary>
    public IReadOnlyList<double> CorrectedP { get; }

    /// <summary>Where each campaign stands by pass rate and cost per pass, in the order of <see cref="Campaigns"/>.</summary>
    public IReadOnlyList<ParetoStanding> Front { get; }

    /// <summary>Compares campaigns with the first of them.</summary>
    /// <param name="campaigns">2 to <see cref="Most"/>.</param>
    /// <param name="rules">Default: <see cref="VerdictRules.Comparison"/>.</param>
    /// <exception cref="ComparisonRefusedException">They must not be compared, one of them is there twice, or there are too few or too many.</exception>
    public static CampaignComparison Of(IReadOnlyList<CampaignTally> campaigns, VerdictRules? rules = null)
    {
        if (campaigns.Count is < 2 or > Most)
            throw new ComparisonRefusedException(FormattableString.Invariant($"a comparison takes 2 to {Most:N0} campaigns, not {campaigns.Count}"));
        if (campaigns.CountBy(campaign => campaign.Id).FirstOrDefault(count => count.Value > 1).Key is { } twice)
            throw new ComparisonRefusedException($"{twice} is there twice: a campaign compared with itself says nothing");
        var drops = new SimulatedDrops();
        return new CampaignComparison(campaigns, [.. campaigns.Skip(1).Select(candidate => PairComparison.Of(campaigns[0], candidate, rules, drops))]);
    }

    /// <summary>The letters by which a campaign is called in tables and plots, as columns of a spreadsheet: <c>A</c> is the first, <c>AA</c> follows <c>Z</c>.</summary>
    /// <param name="index">From 0.</param>
    public static string LetterOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var last = ((char)('A' + (index % Letters))).ToString();
        return index < Letters ? last : LetterOf((index / Letters) - 1) + last;
    }
}
