using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>
/// The four CSV files. Costs and tokens that are not known are the word <c>unknown</c>; a rate or a time of nothing is empty.
/// Money in exact USD, times in seconds with three decimals, rates from 0 to 1 with four.
/// </summary>
public static class CampaignTables
{
    public const string PassRateFile = "pass_rate_by_task.csv";
    public const string ToolCallsFile = "tool_calls_by_task.csv";
    public const string CostFile = "verification/cost_breakdown.csv";
    public const string FailureModeFile = "verification/failure_mode_histogram.csv";

    /// <summary>One row per task.</summary>
    public static string PassRateByTask(CampaignSummary summary)
    {
        var csv = new CsvWriter(
            "task", "name", "planned", "valid", "passed", "pass_rate", "wilson_low", "wilson_high", "wrong_answer",
            "gave_up_mid_plan", "invalid", "mean_seconds", "p50_seconds", "p95_seconds", "cost_usd", "notes");
        foreach (var task in summary.Tasks)
        {
            csv.Row(
                task.Task, task.Name, task.Planned, task.Valid, task.Passed,
                Rate(task.PassRate), Rate(task.PassInterval?.Low), Rate(task.PassInterval?.High),
                task.WrongAnswer, task.GaveUpMidPlan, task.Invalid,
                Seconds(task.MeanSeconds), Seconds(task.MedianSeconds), Seconds(task.P95Seconds),
                Known(task.CostUsd), task.Notes);
        }

        return csv.ToString();
    }

    /// <summary>One row per counting run and tool.</summary>
    public static string ToolCallsByTask(CampaignSummary summary)
    {
        var csv = ToolCalls(new StringWriter(CultureInfo.InvariantCulture));
        foreach (var run in summary.Runs)
            AddTools(csv, run.Task, run.Run, run.Tools);
        return csv.ToString();
    }

    /// <summary>One row per attempt, also of those that do not count: all of them were paid for.</summary>
    public static string CostBreakdown(CampaignSummary summary)
    {
        var csv = Costs(new StringWriter(CultureInfo.InvariantCulture));
        foreach (var (attempt, entry) in summary.Attempts.Zip(summary.Entries))
            AddCost(csv, entry, attempt.Usage);
        return csv.ToString();
    }

    /// <summary>Both tables that have rows for each run, in one go through the records.</summary>
    internal static void Write(CampaignSummary summary, TextWriter tools, TextWriter costs)
    {
        var (calls, money) = (ToolCalls(tools), Costs(costs));
        var counts = summary.Attempts is StoredRuns stored
            ? stored.ReadAs<RunCounts>()
            : summary.Attempts.Select(attempt => new RunCounts { Tools = attempt.Tools, Usage = attempt.Usage });
        foreach (var (attempt, entry) in counts.Zip(summary.Entries))
        {
            AddCost(money, entry, attempt.Usage);
            if (entry.Counts)
                AddTools(calls, entry.Task, entry.Run, attempt.Tools);
        }
    }

    /// <summary>One row per combination that occurred. An invalid run has no mode; its cause stands in that column.</summary>
    public static string FailureModeHistogram(CampaignSummary summary)
    {
        var csv = new CsvWriter("outcome", "shape", "mode", "quick_fail", "runs");
        var rows = summary.Rows
            .CountBy(row => (row.Outcome.Kind, row.Outcome.Shape, row.Outcome.Mode, row.Outcome.Cause, row.Outcome.QuickFail))
            .OrderBy(row => row.Key);
        foreach (var ((kind, shape, mode, cause, quick), runs) in rows)
            csv.Row(kind.Name(), shape?.Name(), mode?.Name() ?? cause?.Name(), quick, runs);
        return csv.ToString();
    }

    private static CsvWriter ToolCalls(TextWriter output) => new(output, "task", "run", "tool", "calls", "errors", "redundant");

    private static CsvWriter Costs(TextWriter output) => new(
        output, "task", "run", "attempt", "calls", "input_tokens", "cached_input_tokens", "cache_write_tokens", "output_tokens",
        "reasoning_tokens", "price_row", "cost_usd", "wasted");

    private static void AddTools(CsvWriter csv, string task, int run, IEnumerable<ToolCallCount> tools)
    {
        foreach (var tool in tools.OrderBy(tool => tool.Tool, StringComparer.Ordinal))
            csv.Row(task, run, tool.Tool, tool.Calls, tool.Errors, tool.Redundant);
    }

    private static void AddCost(CsvWriter csv, RunEntry attempt, TokenUsage usage) => csv.Row(
        attempt.Task, attempt.Run, attempt.Attempt, usage.Calls, Known(usage.Input), Known(usage.CachedInput),
        Known(usage.CacheWrite), Known(usage.Output), Known(usage.Reasoning),
        attempt.PriceRow ?? ReportNumbers.Unknown, Known(attempt.CostUsd), attempt.IsInvalid);

    private static object Known<T>(T? value) where T : struct => value is { } known ? known : ReportNumbers.Unknown;

    private static string? Rate(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string? Seconds(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture);
}
