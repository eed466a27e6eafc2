using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Tool.Tests;

/// <summary>A campaign in the campaigns folder of a repository: three runs of two tasks, one of them hostile, one missing.</summary>
internal static class RecordedCampaign
{
    public const string Suite = "agentic-core-v1";
    public const string PriceRow = "models.json:qwen3-coder-30b/bedrock@2025";

    /// <summary>Text that a terminal would act on.</summary>
    public const string Hostile = "done\e[31m\e]0;owned\a\u202Eevil\r\n  second line";

    /// <summary>Writes it.</summary>
    public static CampaignFolder In(Repository repository, string model = "qwen3-coder-30b", string date = "2026-05-19", string priceRow = PriceRow)
    {
        var folder = CampaignFolder.Create(Path.Combine(repository.Folder, "campaigns"), DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), model, Suite);
        folder.UpdateManifest(manifest => manifest with
        {
            RunsPerTask = 2,
            Plan = [new PlannedTask("task_01", "fix_failing_test", [1, 2]), new PlannedTask("task_07", "multi_step_plan", [1, 2])],
            Environment = new CampaignEnvironment("0.1.0", "Debian", ".NET 10", 2),
        });
        Append(folder, Run("task_01", 1, new RunFacts { Stop = StopReason.Submitted, Accepted = true, ToolCalls = 1, WorkspaceChanged = true }, priceRow), "fixed");
        Append(folder, Run("task_01", 2, new RunFacts { Stop = StopReason.FinalAnswer, Accepted = false }, priceRow) with { FailedChecks = [new FailedCheck("tests_pass", [Hostile])] }, Hostile);
        Append(folder, Run("task_07", 1, new RunFacts { Fault = InvalidCause.RateLimited }, priceRow) with { Error = "429" }, "half");
        return folder;
    }

    private static RunRecord Run(string task, int run, RunFacts facts, string priceRow) => new()
    {
        Suite = Suite,
        Task = task,
        Name = task == "task_01" ? "fix_failing_test" : "multi_step_plan",
        Run = run,
        Model = "qwen3-coder-30b",
        Outcome = OutcomeRules.Classify(facts),
        Facts = facts,
        Turns = 1,
        Usage = new TokenUsage { Calls = 1, Input = 1_000_000, CachedInput = 0, CacheWrite = 0, Output = 1_000_000, Reasoning = 0 },
        Requests = 1,
        PriceRow = priceRow,
        CostUsd = 0.75m,
        StartedAt = new DateTimeOffset(2026, 5, 19, 8, 30, 0, TimeSpan.Zero),
        Seconds = 3.2,
    };

    private static void Append(CampaignFolder folder, RunRecord record, string said)
    {
        var transcript = folder.PathOf($"{Guid.NewGuid():N}.partial");
        File.WriteAllLines(transcript, new object[]
        {
            new { type = "prompt", at = 0, system = "be careful", user = "fix it" },
            new { type = "request", at = 1.5, sentAt = record.StartedAt, inputTokens = 1_000_000, cachedInputTokens = 0, cacheWriteTokens = 0, outputTokens = 1_000_000, priceRow = record.PriceRow, costUsd = record.CostUsd },
            new { type = "reply", at = 1.5, text = said, calls = new[] { new { id = "1", tool = "write_file", arguments = """{"path":"a.txt","content":"one\ntwo\n"}""" } } },
            new { type = "call", at = 1.6, number = 1, tool = "write_file", status = "succeeded", changedWorkspace = true, reply = string.Join('\n', Enumerable.Range(1, 40).Select(n => FormattableString.Invariant($"line {n}"))) },
            new { type = "of_tomorrow", at = 1.7 },
            new { type = "end", at = 1.8 },
        }.Select(line => System.Text.Json.JsonSerializer.Serialize(line)));
        folder.Append(record, new RunArtefacts(transcript, "--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\e[2J\n"));
    }
}
