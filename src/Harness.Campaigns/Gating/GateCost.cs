using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>What the candidate cost beside the baseline, over the compared tasks. USD; null is unknown.</summary>
/// <param name="CandidateUsd">All attempts of the candidate.</param>
/// <param name="ExpectedUsd">What as many valid runs of the same tasks cost in the baseline: unequal numbers of runs do not count as a difference.</param>
/// <param name="BaselinePerPassUsd">USD per pass in the baseline; null also when nothing passed.</param>
/// <param name="CandidatePerPassUsd">USD per pass of the candidate; null also when nothing passed.</param>
public sealed record GateCost(decimal? CandidateUsd, decimal? ExpectedUsd, decimal? BaselinePerPassUsd, decimal? CandidatePerPassUsd)
{
    /// <summary>How much more the candidate costs, as a share: .2 is 20 % more; null when unknown or when the baseline is free.</summary>
    public double? Increase => (double?)Cost.Ratio(CandidateUsd, ExpectedUsd) - 1;

    /// <summary>Whether the increase is within a limit; null when a cost is unknown.</summary>
    public bool? IsWithin(double increase) => CandidateUsd is { } now && ExpectedUsd is { } before ? now <= before * (1 + (decimal)increase) : null;

    internal static GateCost Of(Baseline baseline, CampaignSummary candidate, IEnumerable<string> tasks)
    {
        var both = tasks.Select(task => (Before: baseline.TallyOf(task), CostUsd: baseline.CostOf(task), Now: candidate.Tasks.Single(t => t.Task == task))).ToList();
        var now = Cost.Sum(both.Select(task => task.Now.CostUsd));
        return new GateCost(
            now,
            Cost.Sum(both.Where(task => task.Before.Valid > 0).Select(task => task.CostUsd * task.Now.Valid / task.Before.Valid)),
            Cost.PerPass(Cost.Sum(both.Select(task => task.CostUsd)), both.Sum(task => task.Before.Passed)),
            Cost.PerPass(now, both.Sum(task => task.Now.Passed)));
    }
}
