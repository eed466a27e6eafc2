using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>Says which tasks of a baseline and a candidate may be compared. A change to one task spoils that task only.</summary>
internal static class GateMatch
{
    private const string SystemPrompt = "system_prompt";

    /// <summary>Why no run of the candidate may be compared with the baseline; empty when some may.</summary>
    public static IEnumerable<string> Refusals(Baseline baseline, CampaignManifest candidate)
    {
        if (candidate.Suite != baseline.Suite)
            yield return $"suite: '{baseline.Suite}' in the baseline, '{PlainText.Fit(candidate.Suite, 100)}' in the candidate";
        if (candidate.Instance != baseline.Instance)
            yield return FormattableString.Invariant($"instance: {baseline.Instance} in the baseline, {candidate.Instance} in the candidate");
        if (baseline.Fingerprint.GetValueOrDefault(SystemPrompt) != candidate.Fingerprint.GetValueOrDefault(SystemPrompt))
            yield return "the system prompt has changed since the baseline";
    }

    /// <summary>All tasks of either side, ordered by id.</summary>
    public static IReadOnlyList<GateTask> Tasks(Baseline baseline, CampaignSummary candidate)
    {
        var before = baseline.Tasks.ToDictionary(task => task.Task);
        var now = candidate.Tasks.ToDictionary(task => task.Task);
        return [.. before.Keys.Union(now.Keys).Order(StringComparer.Ordinal).Select(task => Match(baseline, task, before.GetValueOrDefault(task), now.GetValueOrDefault(task)))];
    }

    private static GateTask Match(Baseline baseline, string task, BaselineTask? before, TaskSummary? now)
    {
        var tally = baseline.TallyOf(task);
        var curtailed = Of(now, InvalidCause.Curtailed);
        return new GateTask(
            task,
            now?.Name ?? before!.Name,
            new TaskPair(task, tally.Passed, tally.Valid, now?.Passed ?? 0, now?.Valid ?? 0),
            now is null ? 0 : Math.Max(now.Planned, now.Runs.Count),
            (now?.Invalid ?? 0) - curtailed,
            curtailed,
            (now?.Missing.Count ?? 0) + Of(now, InvalidCause.Cancelled) + Of(now, InvalidCause.BudgetStopped),
            LeftOut(before, now));
    }

    private static int Of(TaskSummary? task, InvalidCause cause) => task?.Runs.Count(run => run.Outcome.Cause == cause) ?? 0;

    private static string? LeftOut(BaselineTask? before, TaskSummary? now)
    {
        if (before is null) return "not in the baseline";
        if (now is null) return "not in the candidate";
        return TaskFingerprints.Of(now.Runs) switch
        {
            [] => null,
            [var only] => TaskFingerprints.Differences(before.Fingerprint, only) is { Count: > 0 } parts ? $"changed since the baseline: {PlainText.Fit(string.Join(", ", parts), 200)}" : null,
            _ => "its runs were made with several fingerprints",
        };
    }
}
