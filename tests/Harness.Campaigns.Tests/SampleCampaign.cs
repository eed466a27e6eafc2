using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Tests;

/// <summary>A small campaign that has everything: passes, failures, invalid and missing runs, an unknown cost, hostile text.</summary>
internal static class SampleCampaign
{
    public const string Hostile = "<script>alert(1)</script> | `x` **b** [a](http://e.vil) @all\e[31m\u202Eevil\r\n=1+1";

    public static CampaignManifest Manifest { get; } = Sample.Manifest(
        new PlannedTask("task_01", "fix_failing_test", [1, 2, 3]),
        new PlannedTask("task_02", "refactor_duplicated_code", [1, 2, 3]),
        new PlannedTask("task_09", "know_when_to_stop", [1, 2, 3]));

    public static IReadOnlyList<RunRecord> Records { get; } =
    [
        Sample.Passed() with { Transcript = "transcripts/task_01/run1.jsonl", Diff = "workspaces/task_01/run1.diff" },
        Quick("task_01", 2) with { Transcript = "transcripts/task_01/run2.jsonl", Diff = "../../etc/passwd" },
        Sample.Invalid("task_01", 3),
        Sample.Passed("task_01", 3) with { Attempt = 2, Seconds = 4.8 },
        Hostilely(Sample.Failed("task_02", 1)),
        Sample.Invalid("task_02", 2, InvalidCause.ProviderError) with { Error = "503 | <b>down</b>" },
        Sample.Of("task_09", 1, new RunFacts { Stop = StopReason.TurnLimit, Accepted = false, ToolCalls = 40, WorkspaceChanged = true, TextualToolCall = true })
            with { Name = "know_when_to_stop", CostUsd = 0.00001m },
    ];

    public static CampaignSummary Summary => CampaignSummary.Of(Manifest, new CampaignRuns(Records, []));

    /// <summary>The same with a run whose price is unknown.</summary>
    public static CampaignSummary WithUnknownCost => CampaignSummary.Of(Manifest, new CampaignRuns(
        [.. Records, Sample.Passed("task_09", 2) with { CostUsd = null, PriceRow = null, Usage = new TokenUsage { Calls = 2 } }], []));

    /// <summary>Writes the campaign as a run would.</summary>
    public static CampaignFolder WriteTo(string root)
    {
        var folder = Sample.Folder(root);
        folder.UpdateManifest(_ => Manifest);
        foreach (var record in Records)
            folder.Append(record);
        return folder;
    }

    private static RunRecord Quick(string task, int run) => Sample.Of(task, run, new RunFacts
    {
        Stop = StopReason.FinalAnswer,
        Accepted = false,
        ClaimedSuccess = true,
    }) with
    {
        Seconds = 0.6,
        FailedChecks = [new FailedCheck("report_says_why", ["report.md does not say why the job stopped."])],
    };

    private static RunRecord Hostilely(RunRecord run) => run with
    {
        Tools = [new ToolCallCount("=cmd|'/c calc'!A1", 2, 2, 0), new ToolCallCount("a,\"b\"\nc", 1, 1, 0)],
        FailedChecks = [new FailedCheck("no_duplicates", [Hostile])],
    };
}
