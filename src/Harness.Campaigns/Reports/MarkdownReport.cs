using System.Globalization;
using System.Text;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Reports;

/// <summary>
/// <c>report.md</c>: what was measured, task by task, why runs failed, what it cost, and what was not measured. Text of models
/// is escaped; every number names the file that backs it.
/// </summary>
public static class MarkdownReport
{
    public const string File = "report.md";

    private const int MostReasons = 10;
    private const int MostShown = 200;

    /// <summary>The whole report.</summary>
    public static string Write(CampaignSummary summary)
    {
        var page = new StringBuilder();
        Header(page, summary);
        page.Append("\n## Tasks\n\n").Append(TaskTable(summary));
        if (summary.Manifest is { Reconstruction: true, Published: { } published })
            page.Append(PublishedSection.Of(summary, published));
        if (summary.Predictions is { } score)
            page.Append(PredictionTable.ToMarkdown(score));
        Failures(page, summary);
        if (summary.Manifest.ReplayOf is not null)
            Divergences(page, summary);
        Costs(page, summary);
        Isolation(page, summary);
        Unobserved(page, summary);
        return page.ToString();
    }

    /// <summary>The table of tasks with the score below it: what goes into a job summary.</summary>
    public static string TaskTable(CampaignSummary summary)
    {
        var table = new StringBuilder();
        if (summary.TotalsOnly is not null)
        {
            table.Append(CultureInfo.InvariantCulture, $"**Score {summary.Passed}/{summary.Valid}** (as published: {CampaignPaths.Manifest}), pass rate {ReportNumbers.Percent(summary.PassRate)}, ");
            table.Append(CultureInfo.InvariantCulture, $"Wilson 95 % interval over runs {ReportNumbers.Bounds(summary.PassInterval)}. The runs were not published: nothing can be said by task.\n");
            return table.ToString();
        }

        table.Append("| task | passed | rate | 95 % interval (runs) | mean time | cost | notes |\n|---|---|---|---|---|---|---|\n");
        foreach (var task in summary.Tasks)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escape(task.Task)} {MarkdownText.Escape(task.Name)} | {task.Passed}/{task.Valid} | {ReportNumbers.Percent(task.PassRate)} | ");
            table.Append(CultureInfo.InvariantCulture, $"{ReportNumbers.Bounds(task.PassInterval)} | {ReportNumbers.Seconds(task.MeanSeconds)} | {ReportNumbers.Dollars(task.CostUsd)} | {task.Notes} |\n");
        }

        table.Append(CultureInfo.InvariantCulture, $"\nEvery row: {CampaignTables.PassRateFile}.\n");
        table.Append(CultureInfo.InvariantCulture, $"\n**Score {summary.Passed}/{summary.Valid}** (verified: {CampaignTables.PassRateFile}), ");
        table.Append(CultureInfo.InvariantCulture, $"pass rate {ReportNumbers.Percent(summary.PassRate)}, Wilson 95 % interval over runs {ReportNumbers.Bounds(summary.PassInterval)}.\n");
        if (summary.Invalid + summary.Missing > 0)
            table.Append(CultureInfo.InvariantCulture, $"{CurtailedText.Unmeasured(summary)} of {summary.Planned} planned runs (verified: {CampaignTables.PassRateFile}) are in neither number.\n");
        return table.ToString();
    }

    private static void Header(StringBuilder page, CampaignSummary summary)
    {
        var manifest = summary.Manifest;
        page.Append(CultureInfo.InvariantCulture, $"# Campaign {MarkdownText.Escape(manifest.Id)}\n\n");
        if (manifest.Reconstruction)
            page.Append("**Reconstruction: made from published tables, not a recording of the model.**\n\n");
        if (manifest.Edited.Count > 0)
            page.Append(CultureInfo.InvariantCulture, $"**Edited or removed since they were sealed: {MarkdownText.Escape(string.Join(", ", manifest.Edited))}. What is said here may not be what was measured.**\n\n");
        if (manifest.ReplayOf is { } source)
            page.Append(CultureInfo.InvariantCulture, $"**A replay of the recorded answers of {MarkdownText.Escape(source)} through the tools, the sandbox and the checkers of this harness. No model was asked: this is no measurement, and its times are those of the replay.**\n\n");
        if (summary.Curtailed > 0)
            page.Append(CultureInfo.InvariantCulture, $"**{CurtailedText.Of(summary.Curtailed)}** {CurtailedText.Why}\n\n");
        page.Append("| | |\n|---|---|\n");
        Line("model", manifest.Model);
        Line("model id requested", manifest.ModelId);
        Line("model id returned", Joined(summary.Entries.Select(entry => entry.ReturnedModel)));
        Line("suite", manifest.Suite);
        Line("instance", manifest.Instance.ToString(CultureInfo.InvariantCulture));
        Line("begun", manifest.CreatedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        Line("sandbox", IsolationText.Of(manifest) ?? manifest.Sandbox);
        Line("prices", Joined(summary.Entries.Select(entry => entry.PriceRow ?? ReportNumbers.Unknown)));
        if (manifest.Environment is { } environment)
        {
            Line("harness", environment.HarnessVersion);
            Line("machine", string.Create(CultureInfo.InvariantCulture, $"{environment.OperatingSystem}, {environment.Runtime}, {environment.Cores} cores"));
        }

        void Line(string name, string? value) =>
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {(string.IsNullOrEmpty(value) ? "-" : MarkdownText.Escape(value))} |\n");
    }

    private static void Failures(StringBuilder page, CampaignSummary summary)
    {
        page.Append("\n## Runs that did not pass\n");
        var count = summary.Rows.Count(row => row.Outcome.Kind != OutcomeKind.Passed);
        if (count == 0)
            page.Append(summary.TotalsOnly is null ? "\nNone.\n" : "\nTheir runs were not published.\n");
        page.Append(FirstOf(count));
        foreach (var run in summary.First(row => row.Outcome.Kind != OutcomeKind.Passed, MostShown))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {run.Task} run {run.Run}: {RunNote.Of(run)}\n\n");
            page.Append(CultureInfo.InvariantCulture, $"{ReportNumbers.Count(run.Turns, "turn")}, {ReportNumbers.Count(run.Facts.ToolCalls, "tool call")}, {ReportNumbers.Seconds(run.Seconds)}, {ReportNumbers.Dollars(run.CostUsd)} (verified: {CampaignPaths.Runs})\n");
            string[] items = [.. Evidence(run)];
            if (items.Length > 0)
                page.Append("\n- ").AppendJoin("\n- ", items).Append('\n');
        }
    }

    private static void Divergences(StringBuilder page, CampaignSummary summary)
    {
        var count = summary.Rows.Count(row => row.Divergences > 0);
        page.Append(CultureInfo.InvariantCulture, $"\n## Divergences from the recording\n\n{count} of {ReportNumbers.Count(summary.Rows.Count(), "run")} (verified: {CampaignPaths.Runs}). A divergence changes no verdict: a run is judged by what the recorded answers come to now.\n");
        page.Append(FirstOf(count));
        foreach (var run in summary.First(row => row.Divergences > 0, MostShown))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {run.Task} run {run.Run}\n\n");
            foreach (var divergence in run.Divergences!.Take(MostReasons))
                page.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Escape(divergence.ToString())}\n");
            if (run.Divergences!.Count > MostReasons)
                page.Append(CultureInfo.InvariantCulture, $"- {run.Divergences.Count - MostReasons} more in {CampaignPaths.Runs}\n");
        }
    }

    private static IEnumerable<string> Evidence(RunRecord run)
    {
        foreach (var check in run.FailedChecks)
        {
            var name = MarkdownText.Escape(check.Name);
            foreach (var reason in check.Reasons.Take(MostReasons))
                yield return $"{name}: {MarkdownText.Escape(reason)}";
            if (check.Reasons.Count > MostReasons)
                yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {check.Reasons.Count - MostReasons} more in {CampaignPaths.Runs}");
        }

        if (run.Error is { Length: > 0 } error)
            yield return MarkdownText.Escape(error);
        if (run.Outcome.ClaimedSuccess)
            yield return "the final message claimed success";
        if (run.Transcript is { Length: > 0 } transcript)
            yield return MarkdownText.FileLink("transcript", transcript);
        if (run.Diff is { Length: > 0 } diff)
            yield return MarkdownText.FileLink("diff", diff);
    }

    private static void Costs(StringBuilder page, CampaignSummary summary)
    {
        page.Append("\n## Cost and behaviour\n\n| quantity | value | source |\n|---|---|---|\n");
        if (summary.TotalsOnly is not null)
        {
            Line("total cost", ReportNumbers.Dollars(summary.CostUsd), CampaignPaths.Manifest);
            Line("cost per pass, as published", ReportNumbers.Dollars(summary.CostPerPassUsd), CampaignPaths.Manifest);
            return;
        }

        if (summary.Manifest.RunsPerTask is > 1 and var k)
        {
            TaskTally[] tasks = [.. summary.Tasks.Select(task => new TaskTally(task.Task, task.Passed, task.Valid))];
            Repeated($"pass@{k}, at least one of {k} runs of a task passes", PassAtK.AnyOf(tasks, k));
            Repeated($"pass^{k}, all of {k} runs of a task pass", PassAtK.AllOf(tasks, k));
        }

        Line("total cost", ReportNumbers.Dollars(summary.CostUsd), CampaignTables.CostFile);
        Line("cost per pass, failed and invalid attempts included", CostPerPass(summary), CampaignTables.CostFile);
        Line("cost of invalid attempts", ReportNumbers.Dollars(summary.WastedUsd), CampaignTables.CostFile);
        Line("invalid attempts", summary.InvalidAttempts.ToString(CultureInfo.InvariantCulture), CampaignTables.CostFile);
        foreach (var (cause, runs) in summary.InvalidByCause)
            Line(CurtailedText.CountOf(cause), runs.ToString(CultureInfo.InvariantCulture), CampaignTables.FailureModeFile);
        Line("success claimed, but rejected", string.Create(CultureInfo.InvariantCulture, $"{summary.FalseSuccessClaims} of {summary.SuccessClaims} claims ({ReportNumbers.Percent(summary.FalseSuccessRate)})"), CampaignPaths.Runs);
        Line("failed without any tool call (quick_fail)", QuickFails(summary), CampaignTables.FailureModeFile);
        Line("runs with a tool call written as text", summary.TextualToolCalls.ToString(CultureInfo.InvariantCulture), CampaignPaths.Runs);

        void Repeated(FormattableString quantity, SuiteMean? mean) =>
            Line(quantity.ToString(CultureInfo.InvariantCulture), mean is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{ReportNumbers.Percent(mean.Value)} (mean of {mean.Tasks} of {mean.OutOf} tasks)"), CampaignTables.PassRateFile);

        void Line(string quantity, string value, string source) =>
            page.Append(CultureInfo.InvariantCulture, $"| {quantity} | {value} | {source} |\n");
    }

    private static void Isolation(StringBuilder page, CampaignSummary summary)
    {
        if (summary.Manifest.Isolation is not { } isolation) return;
        page.Append(CultureInfo.InvariantCulture, $"\n## Isolation\n\nWhat kept the code that the agent wrote, the compiler and the tests that judge it apart from the machine, as a probe found it (verified: {CampaignPaths.Manifest}):\n\n");
        page.Append(IsolationText.Table(isolation));
    }

    private static void Unobserved(StringBuilder page, CampaignSummary summary)
    {
        page.Append("\n## What was not measured\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- [Unobserved] any instance of the suite other than {summary.Manifest.Instance}\n");
        page.Append("- [Unobserved] other settings than those of this campaign (campaign.json)\n");
        foreach (var task in summary.Tasks.Where(task => task.Missing.Count > 0))
            page.Append(CultureInfo.InvariantCulture, $"- [Unobserved] {MarkdownText.Escape(task.Task)}: run {string.Join(", ", task.Missing)} left no record\n");
        foreach (var row in summary.Rows.Where(row => row.IsInvalid).Take(MostShown))
            page.Append(CultureInfo.InvariantCulture, $"- [Unobserved] {row.Task}: run {row.Run} {(row.WasCurtailed ? "was" : "is")} {RunNote.Of(row)}\n");
        if (summary.Invalid > MostShown)
            page.Append(CultureInfo.InvariantCulture, $"- [Unobserved] {summary.Invalid - MostShown} more runs; all of them: {CampaignPaths.Runs}\n");
        if (summary.CostUsd is null)
            page.Append("- [Unobserved] the cost: a price or a token count is unknown\n");
        if (summary.UnpricedRequests > 0)
            page.Append(CultureInfo.InvariantCulture, $"- [Unobserved] whether {ReportNumbers.Count(summary.UnpricedRequests, "request")} without a readable answer were billed; the cost holds nothing for them (verified: {CampaignPaths.Runs})\n");
        foreach (var note in summary.Notes)
            page.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Escape(note)}\n");
    }

    private static string FirstOf(int count) => count <= MostShown ? "" : string.Create(CultureInfo.InvariantCulture, $"\nThe first {MostShown} of {count}; all of them: {CampaignPaths.Runs}.\n");

    private static string QuickFails(CampaignSummary summary)
    {
        var tasks = summary.Rows.Where(row => row.Outcome.QuickFail).GroupBy(row => row.Task).ToArray();
        if (tasks.Length == 0)
            return "0";
        return string.Create(CultureInfo.InvariantCulture, $"{tasks.Sum(task => task.Count())} ({string.Join(", ", tasks.Select(task => $"{task.Key} {RunNote.Numbers(task.Select(run => run.Run))}"))})");
    }

    private static string CostPerPass(CampaignSummary summary) =>
        summary.Passed == 0 ? "undefined (nothing passed)" : ReportNumbers.Dollars(summary.CostPerPassUsd);

    private static string Joined(IEnumerable<string?> values) =>
        string.Join(", ", values.Where(value => value is not null).Distinct().Order(StringComparer.Ordinal));
}
