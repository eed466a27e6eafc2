using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Tool.Tests.Gating;

/// <summary>A sealed campaign of two runs of which one passed.</summary>
internal static class SealedCampaign
{
    /// <summary>Writes it.</summary>
    public static CampaignFolder In(Repository repository, string date)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var folder = CampaignFolder.Create(Path.Combine(repository.Folder, "campaigns"), day, "qwen3-coder-30b", RecordedCampaign.Suite);
        folder.UpdateManifest(manifest => manifest with { RunsPerTask = 2, Plan = [new PlannedTask("task_01", "fix_failing_test", [1, 2])] });
        foreach (var run in new[] { 1, 2 })
        {
            var facts = new RunFacts { Stop = StopReason.FinalAnswer, Accepted = run == 1, ToolCalls = 2, WorkspaceChanged = true };
            folder.Append(new RunRecord
            {
                Suite = RecordedCampaign.Suite,
                Task = "task_01",
                Name = "fix_failing_test",
                Run = run,
                Model = "qwen3-coder-30b",
                Outcome = OutcomeRules.Classify(facts),
                Facts = facts,
                CostUsd = .01m,
                StartedAt = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
                Fingerprint = new SortedDictionary<string, string> { ["prompt"] = "aa" },
            });
        }

        CampaignReport.Write(folder);
        return folder;
    }
}
