using Harness.Campaigns.Comparison.Priors;
using Harness.Campaigns.Comparison.Views;

namespace Harness.Tool.Reporting;

/// <summary>A campaign beside its prior ones as <c>--json</c> prints them.</summary>
internal sealed class PriorNumbers(PriorComparison comparison)
{
    /// <summary>In the order of the table, the campaign itself among them.</summary>
    public IEnumerable<object> Campaigns => comparison.Campaigns.Select(campaign => new
    {
        campaign.Id,
        Model = campaign.ModelName,
        campaign.Passed,
        campaign.Valid,
        campaign.PassRate,
        campaign.PassInterval,
        campaign.CostPerPassUsd,
        campaign.Manifest.Published?.ArchitectureAsPublished,
        campaign.Manifest.Published?.ArchitecturePerModelCard,
        Flags = LeaderboardTable.FlagsOf(campaign),
    });

    public IEnumerable<object> Pairs => comparison.Pairs.Select(pair => new
    {
        Prior = pair.Comparison.Baseline.Id,
        pair.Verdict,
        pair.Comparison.Verdict.P,
        pair.CorrectedP,
        pair.DetectableDrop,
        Test = pair.Comparison.IsPooled ? "fisher_exact_pooled" : "stratified_exact",
        pair.ClaimedPercentLower,
        TotalParameters = pair.Sizes.Count == 0 ? null : pair.Sizes,
    });

    public IEnumerable<object> QuickFails => comparison.QuickFails;

    public IEnumerable<object> SinglePasses => comparison.SinglePasses;

    public IEnumerable<string> Sentences => PriorText.Sentences(comparison);

    public int LeftOut => comparison.LeftOut;

    /// <summary>Prior campaigns that cannot be read, with the reason.</summary>
    public IEnumerable<string> Unreadable => comparison.Unreadable.Select(problem => problem.Message);
}
