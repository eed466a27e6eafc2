using System.Globalization;
using Harness.Campaigns.Gating;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests.Gating;

/// <summary>Sealed campaigns of ten tasks whose passes are given by task.</summary>
internal static class GateSample
{
    public const int Tasks = 10;

    /// <summary>Writes a campaign.</summary>
    /// <param name="root">The folder of campaigns.</param>
    /// <param name="passed">Passes of each task, by the task's index.</param>
    /// <param name="runs">Runs of each task.</param>
    /// <param name="day">Day of May 2026; also makes the id another one.</param>
    /// <param name="change">Changes a record before it is written; null leaves it out.</param>
    /// <param name="manifest">Changes the manifest.</param>
    /// <param name="seals">Writes the reports, which seals.</param>
    public static CampaignFolder Write(
        string root, Func<int, int> passed, int runs = 3, int day = 1, Func<RunRecord, RunRecord?>? change = null, Func<CampaignManifest, CampaignManifest>? manifest = null, bool seals = true)
    {
        var folder = CampaignFolder.Create(root, new DateOnly(2026, 5, day), "qwen3-coder-30b", Sample.Suite);
        folder.UpdateManifest(before => (manifest ?? (m => m))(Sample.Manifest([.. Enumerable.Range(0, Tasks).Select(task => new PlannedTask(Name(task), "fix_failing_test", [.. Enumerable.Range(1, runs)]))]) with
        {
            Id = before.Id,
            CreatedAt = new DateTimeOffset(2026, 5, day, 8, 0, 0, TimeSpan.Zero),
            Fingerprint = new SortedDictionary<string, string> { ["system_prompt"] = "s", ["sampling"] = "t=0", ["harness"] = "0.1.0" },
        }));
        for (var task = 0; task < Tasks; task++)
            for (var run = 1; run <= runs; run++)
                if ((change ?? (r => r))((run <= passed(task) ? Sample.Passed(Name(task), run) : Sample.Failed(Name(task), run)) with { StartedAt = new DateTimeOffset(2026, 5, day, 8, task, run, TimeSpan.Zero) }) is { } record)
                    folder.Append(record);
        if (seals) CampaignReport.Write(folder);
        return folder;
    }

    /// <summary>A baseline of some campaigns in which every run passed but one of each of two tasks.</summary>
    public static Baseline Baseline(string root, int campaigns = 3, int runs = 3)
    {
        Baseline? baseline = null;
        for (var campaign = 1; campaign <= campaigns; campaign++)
            baseline = BaselineAdmission.Add(baseline, "main", Write(root, task => task < 2 ? runs - 1 : runs, runs, campaign));
        return baseline!;
    }

    public static string Name(int task) => string.Create(CultureInfo.InvariantCulture, $"task_{task + 1:00}");

    public static RunRecord AsInvalid(RunRecord record, InvalidCause cause) => record with
    {
        Outcome = new Outcome(OutcomeKind.Invalid, cause),
        Facts = new RunFacts { Fault = cause },
        Fingerprint = cause == InvalidCause.Curtailed ? record.Fingerprint : new SortedDictionary<string, string>(),
    };
}
