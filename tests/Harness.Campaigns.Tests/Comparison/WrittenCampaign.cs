using Harness.Campaigns.Comparison;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Comparison;

/// <summary>Campaigns on disk with given passes a task, as a run would leave them.</summary>
internal static class WrittenCampaign
{
    /// <summary>Writes one.</summary>
    /// <param name="root">The folder that holds campaigns.</param>
    /// <param name="model">Names it too.</param>
    /// <param name="passed">Passes of each task, from task_01.</param>
    /// <param name="runs">Runs of each task.</param>
    /// <param name="costUsd">Cost of a run; null is unknown.</param>
    /// <param name="change">Changes each record.</param>
    /// <param name="manifest">Changes the manifest.</param>
    /// <param name="keep">Which records are written; default: all.</param>
    public static CampaignFolder Write(
        string root, string model, IReadOnlyList<int> passed, int runs = 3, decimal? costUsd = .001m,
        Func<RunRecord, RunRecord>? change = null, Func<CampaignManifest, CampaignManifest>? manifest = null, Func<RunRecord, bool>? keep = null)
    {
        var folder = CampaignFolder.Create(root, Sample.Date, model, Sample.Suite);
        folder.UpdateManifest(before => (manifest ?? (same => same))(before with
        {
            ModelId = model,
            Plan = [.. passed.Select((_, i) => new PlannedTask(TaskOf(i), "a_task", [.. Enumerable.Range(1, runs)]))],
            Environment = new CampaignEnvironment("0.1.0", "Debian", ".NET 10", 2),
        }));
        for (var i = 0; i < passed.Count; i++)
        {
            for (var run = 1; run <= runs; run++)
            {
                var record = run <= passed[i] ? Sample.Passed(TaskOf(i), run) : Sample.Failed(TaskOf(i), run);
                record = record with { Model = model, ModelId = model, ReturnedModel = model, CostUsd = costUsd is null ? null : costUsd + (run * .0001m), Seconds = run };
                if (keep?.Invoke(record) ?? true)
                    folder.Append((change ?? (same => same))(record));
            }
        }

        return folder;
    }

    public static CampaignTally Tally(
        string root, string model, IReadOnlyList<int> passed, int runs = 3, decimal? costUsd = .001m,
        Func<RunRecord, RunRecord>? change = null, Func<CampaignManifest, CampaignManifest>? manifest = null) =>
        CampaignTally.Of(Write(root, model, passed, runs, costUsd, change, manifest));

    public static RunRecord WithPrompt(this RunRecord record, string hash) => record with
    {
        Fingerprint = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["prompt"] = hash, ["workspace"] = "bb" },
    };

    public static RunRecord AsInvalid(this RunRecord record) => record with { Outcome = new Outcome(OutcomeKind.Invalid, InvalidCause.RateLimited) };

    public static RunRecord AsCurtailed(this RunRecord record, bool when) => when ? record with { Outcome = new Outcome(OutcomeKind.Invalid, InvalidCause.Curtailed), CostUsd = 0 } : record;

    private static string TaskOf(int index) => FormattableString.Invariant($"task_{index + 1:00}");
}
