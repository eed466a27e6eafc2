using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison;

/// <summary>What a candidate costs beside a baseline. Null is unknown or undefined, never zero.</summary>
/// <param name="RatioPerRun">How many times the baseline's cost per run the candidate's is.</param>
/// <param name="RatioPerRunInterval">95 %, over runs; null also when a side is not recorded from a model.</param>
/// <param name="RatioPerPass">How many times the baseline's cost per pass the candidate's is.</param>
/// <param name="RatioPerPassInterval">95 %, over runs; null also when a side is not recorded from a model.</param>
/// <param name="SavingUsd">What <see cref="Runs"/> runs of the candidate cost less than as many of the baseline, USD; below 0 they cost more.</param>
public sealed record CostChange(double? RatioPerRun, Interval? RatioPerRunInterval, double? RatioPerPass, Interval? RatioPerPassInterval, decimal? SavingUsd)
{
    /// <summary>The number of runs that a saving is stated for.</summary>
    public const int Runs = 10_000;

    public static CostChange Between(CampaignTally baseline, CampaignTally candidate)
    {
        var intervals = baseline.IsRecorded && candidate.IsRecorded
            ? CostInterval.Ratio(baseline.Costs, candidate.Costs, (baseline.Valid, candidate.Valid))
            : default;
        return new CostChange(
            (double?)Cost.Ratio(candidate.CostPerRunUsd, baseline.CostPerRunUsd),
            intervals.PerRun,
            (double?)Cost.Ratio(candidate.CostPerPassUsd, baseline.CostPerPassUsd),
            intervals.PerPass,
            (baseline.CostPerRunUsd - candidate.CostPerRunUsd) * Runs);
    }
}
