using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;
using Recomputed = Harness.Campaigns.Recomputed;

namespace Harness.Tool.Repricing;

/// <summary>A campaign's cost on record and at other prices.</summary>
/// <param name="summary">As recorded.</param>
/// <param name="repricing">At the other prices.</param>
/// <param name="prices">What those are called.</param>
/// <param name="before">The earlier campaign to split the difference to; null when there is none.</param>
internal sealed class RepricingView(CampaignSummary summary, Recomputed.Repricing repricing, string prices, CampaignSummary? before)
{
    private decimal? Now => repricing.CostUsd;

    /// <summary>This campaign's tokens at the earlier prices, less the earlier cost; null when unknown.</summary>
    private decimal? ByTokens => Now - before?.CostUsd;

    /// <summary>This campaign's cost, less that of its tokens at the earlier prices; null when unknown.</summary>
    private decimal? ByPrices => summary.CostUsd - Now;

    public IEnumerable<string> Lines()
    {
        yield return PlainText.OneLine($"{summary.Manifest.Id} at {prices}");
        yield return "";
        var rows = summary.Tasks.Select(task => Row(task.Task, task.CostUsd, CostOf(task.Task))).Prepend(["task", "on record", "at these prices", "change"]).ToList();
        rows.Add(Row("total", summary.CostUsd, Now));
        rows.Add(Row("per pass", summary.CostPerPassUsd, Cost.PerPass(Now, summary.Passed)));
        foreach (var line in TextTable.Lines(rows, false, true, true, true))
            yield return "  " + line;
        foreach (var unknown in repricing.Attempts.Where(attempt => attempt.Unknown is not null).GroupBy(attempt => attempt.Unknown!))
            yield return PlainText.OneLine($"  unknown: {ReportNumbers.Count(unknown.Count(), "attempt")}: {unknown.Key}");
        if (before is null)
            yield break;
        yield return "";
        yield return PlainText.OneLine($"  since {before.Manifest.Id}: {ReportNumbers.Dollars(before.CostUsd)} -> {ReportNumbers.Dollars(summary.CostUsd)}, {Signed(summary.CostUsd - before.CostUsd)}: {Signed(ByTokens)} by tokens, {Signed(ByPrices)} by prices");
    }

    public object Json() => new
    {
        FormatVersion = 1,
        summary.Manifest.Id,
        Prices = prices,
        RecordedUsd = summary.CostUsd,
        CostUsd = Now,
        RecordedPerPassUsd = summary.CostPerPassUsd,
        CostPerPassUsd = Cost.PerPass(Now, summary.Passed),
        Tasks = summary.Tasks.Select(task => new { task.Task, RecordedUsd = task.CostUsd, CostUsd = CostOf(task.Task) }),
        Unknown = repricing.Attempts.Where(attempt => attempt.Unknown is not null).Select(attempt => new { attempt.Recorded.Task, attempt.Recorded.Run, attempt.Recorded.Attempt, Why = attempt.Unknown }),
        Since = before is null ? null : new { before.Manifest.Id, before.CostUsd, ChangeUsd = summary.CostUsd - before.CostUsd, ByTokensUsd = ByTokens, ByPricesUsd = ByPrices },
    };

    private decimal? CostOf(string task) => Cost.Sum(repricing.Attempts.Where(attempt => attempt.Recorded.Task == task).Select(attempt => attempt.CostUsd));

    private static string[] Row(string label, decimal? recorded, decimal? now) =>
        [label, ReportNumbers.Dollars(recorded), ReportNumbers.Dollars(now), Signed(now - recorded)];

    private static string Signed(decimal? change) => change switch
    {
        null => ReportNumbers.Unknown,
        < 0 => "-" + ReportNumbers.Dollars(-change),
        _ => "+" + ReportNumbers.Dollars(change),
    };
}
