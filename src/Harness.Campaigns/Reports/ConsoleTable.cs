using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Predictions;

namespace Harness.Campaigns.Reports;

/// <summary>The table at the end of a run, as plain text: a line per task, the totals, and the facts that go with them.</summary>
/// <param name="ink">Colours of the score.</param>
public sealed class ConsoleTable(Ink ink)
{
    private const int LongestName = 64;
    private const int LongestLine = 500;

    private static readonly bool[] RightAligned = [false, false, true, true, true, false];

    /// <summary>The lines, without the folder's path: that one is printed last by the caller.</summary>
    public IEnumerable<string> Lines(CampaignSummary summary)
    {
        yield return PlainText.Fit(summary.Manifest.Id + (summary.Manifest.Reconstruction ? " (a reconstruction, not a recording)" : ""), LongestLine);
        if (summary.Manifest.ReplayOf is { } source)
            yield return PlainText.OneLine($"a replay of {PlainText.Fit(source, LongestName)}, no measurement: recorded answers, today's tools and checkers");
        if (summary.TotalsOnly is not null)
            yield return "only totals were published, not the runs: nothing can be said by task";
        yield return "";
        foreach (var line in TextTable.Lines(Rows(summary), RightAligned))
            yield return "  " + line;
        yield return "";
        foreach (var line in Totals(summary))
            yield return line;
    }

    private static IEnumerable<string[]> Rows(CampaignSummary summary)
    {
        yield return ["task", "name", "passed", "mean", "cost", "notes"];
        foreach (var task in summary.Tasks)
        {
            yield return
            [
                PlainText.Fit(task.Task, LongestName), PlainText.Fit(task.Name, LongestName), Score(task.Passed, task.Valid),
                ReportNumbers.Seconds(task.MeanSeconds), ReportNumbers.Dollars(task.CostUsd), task.Notes,
            ];
        }
    }

    private IEnumerable<string> Totals(CampaignSummary summary)
    {
        var score = Score(summary.Passed, summary.Valid);
        var whole = summary.Passed == summary.Planned && summary.Planned > 0;
        yield return $"  score           {(whole ? ink.Green(score) : ink.Red(score))}  {ReportNumbers.Percent(summary.PassRate)}, 95 % interval over runs {ReportNumbers.Bounds(summary.PassInterval)}";
        yield return $"  cost            {ReportNumbers.Dollars(summary.CostUsd)}, per pass {(summary.Passed == 0 ? "undefined (nothing passed)" : ReportNumbers.Dollars(summary.CostPerPassUsd))}";
        if (summary.UnpricedRequests > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"  not in the cost {ink.Yellow(ReportNumbers.Count(summary.UnpricedRequests, "request"))} without a readable answer; the provider may have billed them");
        if (summary.Curtailed > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"  curtailed       {ink.Yellow(ReportNumbers.Count(summary.Curtailed, "run"))} left out because the verdict of a gate was certain; the rate of the others is biased");
        if (summary.InvalidAttempts > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"  invalid         {ink.Yellow(Causes(summary))}; {summary.InvalidAttempts} invalid attempts cost {ReportNumbers.Dollars(summary.WastedUsd)}");
        if (IsolationText.Of(summary.Manifest) is { } sandbox)
            yield return $"  sandbox         {(IsolationText.IsUnguarded(summary.Manifest) ? ink.Yellow(sandbox) : sandbox)}";
        if (summary.Manifest.ReplayOf is not null)
            yield return $"  divergences     {Diverged(summary)}";
        if (summary.SuccessClaims > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"  false success   {summary.FalseSuccessClaims} of {summary.SuccessClaims} claims of success were rejected ({ReportNumbers.Percent(summary.FalseSuccessRate)})");
        if (summary.TextualToolCalls > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"  textual calls   {summary.TextualToolCalls} runs wrote a tool call as text, which is not executed");
        if (summary.Missing > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"  missing         {ink.Yellow($"{summary.Missing} of {summary.Planned} planned runs left no record")}: {MissingRows(summary)}");
        if (summary.Predictions is { } predictions)
            yield return Predictions(predictions);
        if (summary.Manifest.Edited.Count > 0)
            yield return "  edited          " + ink.Yellow(PlainText.Fit(string.Join(", ", summary.Manifest.Edited), 200)) + ", since they were sealed";
        foreach (var note in summary.Notes)
            yield return "  note            " + PlainText.Fit(note, LongestLine);
    }

    private string Predictions(PredictionScore score)
    {
        var registered = score.Preregistration == Preregistration.Registered ? "" : ", " + ink.Yellow("not preregistered");
        var triggered = string.Join(", ", score.Conditions.Where(one => one.State == ConditionState.Triggered).Select(one => one.Condition.Id));
        return string.Create(CultureInfo.InvariantCulture, $"  predictions     strict {score.Strict}/{score.Scored}, lenient {score.Lenient}/{score.Scored}{registered}; falsifications triggered: {(triggered.Length == 0 ? "none" : triggered)}");
    }

    private string Diverged(CampaignSummary summary)
    {
        var (runs, divergences) = (summary.Rows.Count(row => row.Divergences > 0), summary.Rows.Sum(row => row.Divergences));
        return summary.First(row => row.Divergences > 0, 1) is [var first]
            ? string.Create(CultureInfo.InvariantCulture, $"{ink.Yellow($"{divergences} in {ReportNumbers.Count(runs, "run")}")}, which change no verdict; {first.Task} run {first.Run}: {PlainText.Fit(first.Divergences![0].ToString(), 200)}")
            : "none: every request was the recorded one";
    }

    private static string MissingRows(CampaignSummary summary) => string.Join("; ", summary.Tasks
        .Where(task => task.Missing.Count > 0)
        .Select(task => $"{PlainText.Fit(task.Task, LongestName)} run {string.Join(", ", task.Missing)}"));

    private static string Causes(CampaignSummary summary) => summary.Invalid == summary.Curtailed
        ? "no run"
        : string.Join(", ", summary.InvalidByCause.Where(cause => cause.Key != InvalidCause.Curtailed).Select(cause => string.Create(CultureInfo.InvariantCulture, $"{cause.Value} {cause.Key.Name()}")));

    private static string Score(int passed, int valid) => string.Create(CultureInfo.InvariantCulture, $"{passed}/{valid}");
}
