using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Exports;

/// <summary>
/// A campaign as CTRF, the Common Test Report Format: <see href="https://ctrf.io"/>, schema of 2026-07-26. An invalid run is
/// <c>other</c>, neither passed nor failed, and <c>skipped</c> when it was not made on purpose; a planned run without a record is <c>pending</c>. What CTRF has no word for is in <c>extra</c>.
/// </summary>
public static class CtrfExport
{
    private const string SpecVersion = "1.0.0";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The document, byte for byte the same for the same records.</summary>
    public static string Write(CampaignSummary summary)
    {
        var runs = summary.Runs.ToArray();
        var start = runs.Length == 0 ? summary.Manifest.CreatedAt : runs.Min(run => run.StartedAt);
        var stop = runs.Length == 0 ? start : runs.Max(Ended);
        var skipped = summary.Rows.Count(row => row.WasLeftOut);
        var version = summary.Manifest.Environment?.HarnessVersion;
        return JsonSerializer.Serialize(new
        {
            ReportFormat = "CTRF",
            SpecVersion,
            GeneratedBy = "dotnet-harness",
            Results = new
            {
                Tool = new { Name = "dotnet-harness", Version = version },
                Summary = new
                {
                    Tests = runs.Length + summary.Missing,
                    summary.Passed,
                    Failed = summary.Valid - summary.Passed,
                    Skipped = skipped,
                    Pending = summary.Missing,
                    Other = summary.Invalid - skipped,
                    Suites = summary.Tasks.Count,
                    Start = start.ToUnixTimeMilliseconds(),
                    Stop = stop.ToUnixTimeMilliseconds(),
                    Extra = new { summary.CostUsd, summary.CostPerPassUsd, summary.PassRate, PassInterval = summary.PassInterval },
                },
                Tests = summary.Tasks.SelectMany(task => task.Runs.Select(run => Test(run, summary))
                    .Concat(task.Missing.Select(run => Missing(task, run, summary)))),
                Environment = new
                {
                    TestEnvironment = ExportedText.Line(summary.Manifest.Model),
                    Extra = new { Campaign = summary.Manifest.Id, summary.Manifest.Reconstruction, summary.Manifest.ReplayOf, summary.Manifest.Sandbox },
                },
            },
        }, Options) + "\n";
    }

    private static object Test(RunRecord run, CampaignSummary summary) => new
    {
        Name = ExportedText.NameOf(run),
        Status = run.Outcome.Kind switch { OutcomeKind.Passed => "passed", OutcomeKind.Failed => "failed", _ when run.WasLeftOut() => "skipped", _ => "other" },
        Duration = (long)Math.Round(run.Seconds * 1000),
        Start = run.StartedAt.ToUnixTimeMilliseconds(),
        Stop = Ended(run).ToUnixTimeMilliseconds(),
        Suite = new[] { summary.Manifest.Suite, run.Task },
        Message = run.Outcome.Kind == OutcomeKind.Passed ? null : RunNote.Of(run),
        Trace = run.Outcome.Kind == OutcomeKind.Passed ? null : ExportedText.ReasonsOf(run),
        RawStatus = run.Outcome.Mode?.Name() ?? run.Outcome.Cause?.Name() ?? run.Outcome.Kind.Name(),
        Retries = run.Attempt - 1,
        Parameters = new { run.Run },
        Extra = new
        {
            Shape = run.Outcome.Shape?.Name(),
            QuickFail = run.Outcome.QuickFail ? true : (bool?)null,
            run.CostUsd,
            run.Turns,
            run.Facts.ToolCalls,
            InputTokens = run.Usage.Input,
            OutputTokens = run.Usage.Output,
        },
    };

    private static object Missing(TaskSummary task, int run, CampaignSummary summary) => new
    {
        Name = ExportedText.Line(FormattableString.Invariant($"{task.Task} {task.Name} · run {run}")),
        Status = "pending",
        Duration = 0,
        Suite = new[] { summary.Manifest.Suite, task.Task },
        Message = "planned, and no record of it",
        Parameters = new { Run = run },
    };

    private static DateTimeOffset Ended(RunRecord run) => run.StartedAt.AddSeconds(Math.Clamp(run.Seconds + run.WaitSeconds, 0, 1e8));
}
