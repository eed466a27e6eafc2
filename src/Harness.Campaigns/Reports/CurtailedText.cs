using System.Globalization;
using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Reports;

/// <summary>What a campaign whose runs were left out is called wherever its rate is shown.</summary>
internal static class CurtailedText
{
    public const string Why = "Which runs were made depends on how those before them ended, so the pass rate is biased: only the verdict of the gate holds.";

    /// <summary><c>Curtailed: 12 runs were left out because the verdict of a gate was certain.</c></summary>
    public static string Of(int runs) => $"Curtailed: {ReportNumbers.Count(runs, "run")} {(runs == 1 ? "was" : "were")} left out because the verdict of a gate was certain.";

    /// <summary><c>invalid runs: rate_limited</c>, <c>curtailed runs</c>: what a count by cause is of.</summary>
    public static string CountOf(InvalidCause cause) => cause == InvalidCause.Curtailed ? "curtailed runs" : $"invalid runs: {cause.Name()}";

    /// <summary><c>3 invalid and 0 missing</c>; with <c>12 curtailed</c> between them where there are any.</summary>
    public static string Unmeasured(CampaignSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"{summary.Invalid - summary.Curtailed} invalid{(summary.Curtailed > 0 ? $", {summary.Curtailed} curtailed" : "")} and {summary.Missing} missing");
}
