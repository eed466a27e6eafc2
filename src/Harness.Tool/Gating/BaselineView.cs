using System.Globalization;
using Harness.Campaigns.Gating;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Tool.Gating;

/// <summary>Baselines as lines of text.</summary>
internal static class BaselineView
{
    public static string[] Headings => ["name", "model", "suite", "campaigns", "runs", "passed", "dates"];

    /// <summary>A baseline in a list.</summary>
    public static string[] Row(Baseline baseline) =>
    [
        baseline.Name,
        PlainText.Fit(baseline.Model, 60),
        baseline.Suite,
        Number(baseline.Campaigns.Count),
        Number(Runs(baseline).Valid),
        ReportNumbers.Percent(WithRuns(baseline) ? Runs(baseline).Passed / (double)Runs(baseline).Valid : null),
        baseline.Campaigns.Count == 0 ? "-" : $"{Date(baseline.Campaigns[0])} to {Date(baseline.Campaigns[^1])}",
    ];

    /// <summary>A baseline in full.</summary>
    public static IEnumerable<string> Lines(Baseline baseline)
    {
        var (passed, valid) = Runs(baseline);
        yield return PlainText.OneLine($"{baseline.Name}: {baseline.Model} on {baseline.Suite}{(baseline.ModelId is null ? ", a script" : $", sent as {baseline.ModelId} to {baseline.Provider ?? "an unknown provider"}")}");
        yield return string.Create(CultureInfo.InvariantCulture, $"{passed} of {valid} runs passed, {ReportNumbers.Percent(WithRuns(baseline) ? passed / (double)valid : null)} {ReportNumbers.Bounds(WilsonScore.Of(passed, valid))}; {ReportNumbers.Dollars(Cost.Sum(baseline.Tasks.Select(task => baseline.CostOf(task.Task))))}");
        yield return "";
        var tasks = baseline.Tasks.Select(task => (Task: task, Tally: baseline.TallyOf(task.Task)))
            .Select(task => new[] { $"{task.Task.Task} {PlainText.Fit(task.Task.Name, 60)}", $"{Number(task.Tally.Passed)}/{Number(task.Tally.Valid)}", ReportNumbers.Bounds(WilsonScore.Of(task.Tally.Passed, task.Tally.Valid)), ReportNumbers.Dollars(baseline.CostOf(task.Task.Task)) });
        foreach (var line in TextTable.Lines(tasks.Prepend(["task", "passed", "95 %", "cost"]), false, true, true, true))
            yield return "  " + line;
        yield return "";
        var campaigns = baseline.Campaigns.Select(campaign => new[]
        {
            Date(campaign),
            PlainText.Fit(campaign.Id, 200),
            $"{Number(campaign.Tasks.Sum(task => task.Passed))}/{Number(campaign.Tasks.Sum(task => task.Valid))}",
            campaign.ReturnedModels.Count == 0 ? "-" : PlainText.Fit(string.Join(", ", campaign.ReturnedModels), 100),
            campaign.RunsSha256[..Math.Min(12, campaign.RunsSha256.Length)],
        });
        foreach (var line in TextTable.Lines(campaigns.Prepend(["date", "campaign", "passed", "answered as", "runs.jsonl"]), false, false, true, false, false))
            yield return "  " + line;
    }

    private static (int Passed, int Valid) Runs(Baseline baseline)
    {
        var tallies = baseline.Tasks.Select(task => baseline.TallyOf(task.Task)).ToList();
        return (tallies.Sum(tally => tally.Passed), tallies.Sum(tally => tally.Valid));
    }

    private static bool WithRuns(Baseline baseline) => Runs(baseline).Valid > 0;

    private static string Date(BaselineCampaign campaign) => campaign.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
