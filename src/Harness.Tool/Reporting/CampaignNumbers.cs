using Harness.Campaigns.Comparison.Priors;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Tool.Reporting;

/// <summary>The numbers of a campaign as <c>--json</c> prints them. Of what is unknown or undefined there is no member.</summary>
internal sealed class CampaignNumbers(CampaignSummary summary, string path, PriorComparison? priors = null)
{
    public int FormatVersion { get; } = 1;

    public string Id => summary.Manifest.Id;

    public string Model => summary.Manifest.Model;

    public string Suite => summary.Manifest.Suite;

    public bool Reconstruction => summary.Manifest.Reconstruction;

    public string? ReplayOf => summary.Manifest.ReplayOf;

    public int Planned => summary.Planned;

    public int Valid => summary.Valid;

    public int Passed => summary.Passed;

    public int Invalid => summary.Invalid;

    public int Missing => summary.Missing;

    /// <summary>Of the invalid ones, those that were left out because a gate's verdict was certain: the pass rate of the others is biased.</summary>
    public int Curtailed => summary.Curtailed;

    /// <summary>Every planned run was made and could be measured, or was left out because it could change nothing.</summary>
    public bool Complete => summary.IsComplete;

    public double? PassRate => summary.PassRate;

    /// <summary>Wilson 95 % interval over runs.</summary>
    public Interval? PassInterval => summary.PassInterval;

    public decimal? CostUsd => summary.CostUsd;

    public decimal? CostPerPassUsd => summary.CostPerPassUsd;

    public decimal? WastedUsd => summary.WastedUsd;

    public int InvalidAttempts => summary.InvalidAttempts;

    public int UnpricedRequests => summary.UnpricedRequests;

    public int SuccessClaims => summary.SuccessClaims;

    public int FalseSuccessClaims => summary.FalseSuccessClaims;

    public IEnumerable<object> Tasks => summary.Tasks.Select(task => new
    {
        task.Task,
        task.Name,
        task.Planned,
        task.Valid,
        task.Passed,
        task.PassRate,
        task.PassInterval,
        task.WrongAnswer,
        task.GaveUpMidPlan,
        task.Invalid,
        task.Missing,
        task.MeanSeconds,
        task.MedianSeconds,
        task.P95Seconds,
        task.CostUsd,
        task.Notes,
    });

    public IReadOnlyList<string> Notes => summary.Notes;

    /// <summary>The campaigns of the suite that were there before it; no member without any.</summary>
    public PriorNumbers? PriorCampaigns { get; } = priors is null ? null : new PriorNumbers(priors);

    public string Path => path;
}
