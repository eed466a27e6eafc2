using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Tool.Running;

namespace Harness.Tool.Regrading;

/// <summary>Recorded verdicts beside those of today.</summary>
internal sealed class RegradeView(Terminal terminal, bool json)
{
    public int End(CampaignFolder campaign, IReadOnlyList<RunRecord> recorded, FinishedSession session)
    {
        if (session.Campaigns is not [var replay])
            return new SessionView(terminal, json).End(session with { ExitCode = ExitCodes.Failure });
        var now = replay.ReadRuns().Counting().ToDictionary(run => (run.Task, run.Run));
        var rows = recorded.Select(run => (Recorded: run, Now: now.GetValueOrDefault((run.Task, run.Run)))).ToList();
        var judged = rows.Where(row => row.Now is { Outcome.Kind: not OutcomeKind.Invalid }).ToList();
        var changed = judged.Where(row => row.Now!.Outcome.Kind != row.Recorded.Outcome.Kind).ToList();
        if (json)
            terminal.WriteJson(Json(campaign, replay, rows, changed.Count));
        else
            Show(rows, judged, changed);
        if (!json)
            terminal.Line(replay.FullPath);
        return judged.Count == rows.Count ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    private void Show(List<(RunRecord Recorded, RunRecord? Now)> rows, List<(RunRecord Recorded, RunRecord? Now)> judged, List<(RunRecord Recorded, RunRecord? Now)> changed)
    {
        foreach (var (run, today) in changed)
            terminal.Line(PlainText.OneLine(string.Create(CultureInfo.InvariantCulture, $"{run.Task} run {run.Run}: {RunNote.Of(run)} -> {RunNote.Of(today!)}{Why(today!)}")));
        foreach (var (run, today) in rows.Except(judged))
            terminal.Line(PlainText.OneLine(string.Create(CultureInfo.InvariantCulture, $"{run.Task} run {run.Run}: not judged again: {today?.Error ?? (run.Cassette is null ? "nothing was recorded of it" : "it was not made")}")));
        var diverged = judged.Count(row => row.Now!.Divergences is { Count: > 0 });
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{changed.Count} of {ReportNumbers.Count(judged.Count, "verdict")} changed, {diverged} diverged; {judged.Count(row => row.Recorded.Outcome.Kind == OutcomeKind.Passed)}/{judged.Count} on record, {judged.Count(row => row.Now!.Outcome.Kind == OutcomeKind.Passed)}/{judged.Count} today"));
    }

    private static string Why(RunRecord today) =>
        today.FailedChecks.SelectMany(check => check.Reasons).FirstOrDefault() is { } reason ? ": " + PlainText.Fit(reason, 160)
        : today.Divergences is { Count: > 0 } divergences ? $" (diverged: {PlainText.Fit(divergences[0].ToString(), 160)})"
        : "";

    private static object Json(CampaignFolder campaign, CampaignFolder replay, List<(RunRecord Recorded, RunRecord? Now)> rows, int changed) => new
    {
        FormatVersion = 1,
        campaign.Id,
        Replay = replay.FullPath,
        Changed = changed,
        Runs = rows.Select(row => new { row.Recorded.Task, row.Recorded.Run, Recorded = row.Recorded.Outcome, Now = row.Now?.Outcome, row.Now?.Divergences, row.Now?.Error }),
    };
}
