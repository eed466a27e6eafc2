using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Tool.Showing;

/// <summary>A campaign, or one task of it, on a screen: the table, what was configured, and the runs that did not pass.</summary>
internal sealed class CampaignView(CampaignFolder campaign, CampaignSummary summary, Ink ink)
{
    private const int LabelWidth = 24;

    /// <summary>The campaign, clean. The path is the last line.</summary>
    public IEnumerable<string> Lines() =>
        [.. new ConsoleTable(ink).Lines(summary), "", .. Facts(), .. NotPassed(summary.Runs), campaign.FullPath];

    /// <summary>Every attempt of one task, clean.</summary>
    public IEnumerable<string> Lines(TaskSummary task)
    {
        yield return PlainText.OneLine(string.Create(CultureInfo.InvariantCulture, $"{task.Task} {task.Name}  {task.Passed}/{task.Valid}, 95 % interval over runs {ReportNumbers.Bounds(task.PassInterval)}, {ReportNumbers.Dollars(task.CostUsd)}"));
        foreach (var attempt in summary.Attempts.Where(attempt => attempt.Task == task.Task))
            yield return new LiveLine(ink).Of(attempt);
        foreach (var missing in task.Missing)
            yield return string.Create(CultureInfo.InvariantCulture, $"  missing: run {missing}");
    }

    private IEnumerable<string> Facts()
    {
        var manifest = summary.Manifest;
        yield return Line("model", manifest.Model + (manifest.ModelId is { } id ? $" ({id})" : ""));
        if (manifest.Provider is { } provider)
            yield return Line("provider", provider);
        yield return Line("suite", string.Create(CultureInfo.InvariantCulture, $"{manifest.Suite}, instance {manifest.Instance}"));
        yield return Line("begun", manifest.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        yield return Line("sandbox", manifest.Sandbox);
        foreach (var price in manifest.Prices)
            yield return Line("price", string.Create(CultureInfo.InvariantCulture, $"{price.Row}: in {price.Input?.ToString(CultureInfo.InvariantCulture) ?? ReportNumbers.Unknown}, out {price.Output?.ToString(CultureInfo.InvariantCulture) ?? ReportNumbers.Unknown} USD per million tokens"));
        foreach (var (name, value) in manifest.Configuration)
            yield return Line(name, value);
        if (manifest.Environment is { } environment)
            yield return Line("harness", string.Create(CultureInfo.InvariantCulture, $"{environment.HarnessVersion} on {environment.OperatingSystem}, {environment.Runtime}, {environment.Cores} cores"));
        yield return Line("predictions", manifest.PredictionsSha256 is { } hash ? "registered, SHA-256 " + hash : "none were registered");
    }

    private static IEnumerable<string> NotPassed(IEnumerable<RunRecord> runs)
    {
        var failed = runs.Where(run => run.Outcome.Kind != OutcomeKind.Passed).ToList();
        if (failed.Count == 0) yield break;
        yield return "";
        yield return "  did not pass; `dotnet harness show CAMPAIGN TASK RUN` shows one:";
        foreach (var run in failed)
            yield return string.Create(CultureInfo.InvariantCulture, $"    {run.Task} {run.Run}  {RunNote.Of(run)}{Reason(run)}");
        yield return "";
    }

    private static string Reason(RunRecord run) =>
        (run.FailedChecks.SelectMany(check => check.Reasons).FirstOrDefault() ?? run.Error) is { } reason ? ": " + PlainText.Fit(reason, 120) : "";

    private static string Line(string label, string text) => "  " + PlainText.PadRight(label, LabelWidth) + PlainText.OneLine(text);
}
