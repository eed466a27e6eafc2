using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Briefs;

/// <summary>What a campaign did not run, from its configuration and its records: a line each, not yet escaped.</summary>
internal static class BriefUnobserved
{
    /// <summary>All lines.</summary>
    public static IEnumerable<string> Of(CampaignSummary summary)
    {
        var manifest = summary.Manifest;
        string Setting(string name) => manifest.Configuration.GetValueOrDefault(name) ?? "not recorded";
        yield return $"other thinking modes; thinking was {Setting("thinking")}";
        yield return $"other sampling; temperature was {Setting("temperature")}, top-p {Setting("topP")}, seed {Setting("seed")}";
        yield return string.Create(CultureInfo.InvariantCulture, $"other instances of the suite than {manifest.Instance}");
        yield return $"other regions; the region was {Setting("region")}";
        yield return $"other providers; the model was served by {manifest.Provider ?? "one that is not recorded"}";
        yield return manifest.RunsPerTask > 0
            ? string.Create(CultureInfo.InvariantCulture, $"more than {ReportNumbers.Count(manifest.RunsPerTask, "run")} of a task: a task that always passes here may fail in every other run")
            : "more runs of a task";
        yield return $"other ways to isolate the agent; here it was: {manifest.Sandbox}";
        yield return "other tasks than those of the suite: few tasks can hardly show what holds for tasks like these";
        foreach (var task in summary.Tasks.Where(task => task.Missing.Count > 0))
            yield return $"{task.Task} {RunNote.Numbers(task.Missing)}: no record";
        foreach (var run in summary.Runs.Where(run => run.Outcome.Kind == OutcomeKind.Invalid).Take(100))
            yield return string.Create(CultureInfo.InvariantCulture, $"{run.Task} run{run.Run}: {RunNote.Of(run)}");
        if (summary.CostUsd is null)
            yield return "the cost: a price or a token count is unknown";
        foreach (var open in manifest.Published?.NotPublished ?? [])
            yield return "not published: " + open;
    }
}
