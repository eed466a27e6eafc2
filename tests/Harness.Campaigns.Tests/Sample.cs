using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests;

/// <summary>Records and campaigns to start from.</summary>
internal static class Sample
{
    public const string Suite = "agentic-core-v1";

    public static readonly DateOnly Date = new(2026, 5, 19);

    public static RunRecord Passed(string task = "task_01", int run = 1) => Of(task, run, new RunFacts
    {
        Stop = StopReason.Submitted,
        Accepted = true,
        ToolCalls = 4,
        WorkspaceChanged = true,
        ClaimedSuccess = true,
        ArtefactsRight = 2,
    });

    public static RunRecord Failed(string task = "task_01", int run = 1) => Of(task, run, new RunFacts
    {
        Stop = StopReason.FinalAnswer,
        Accepted = false,
        ToolCalls = 5,
        WorkspaceChanged = true,
    });

    public static RunRecord Invalid(string task = "task_01", int run = 1, InvalidCause cause = InvalidCause.RateLimited) =>
        Of(task, run, new RunFacts { Fault = cause }) with { Error = "429 after 5 attempts" };

    public static RunRecord Of(string task, int run, RunFacts facts) => new()
    {
        Suite = Suite,
        Task = task,
        Name = "fix_failing_test",
        Run = run,
        Model = "qwen3-coder-30b",
        ModelId = "qwen.qwen3-coder-30b-a3b-v1:0",
        ReturnedModel = "qwen3-coder-30b-a3b",
        Outcome = OutcomeRules.Classify(facts),
        Facts = facts,
        Turns = 4,
        Tools = [new ToolCallCount("read_file", 3, 1, 0), new ToolCallCount("submit", 1, 0, 0)],
        Usage = new TokenUsage { Calls = 4, Input = 1_000, CachedInput = 100, CacheWrite = 0, Output = 234, Reasoning = 0 },
        Requests = 5,
        PriceRow = "models.json:qwen3-coder-30b",
        CostUsd = 0.0012m,
        StartedAt = new DateTimeOffset(2026, 5, 19, 8, 30, 0, TimeSpan.Zero),
        Seconds = 3.2,
        WaitSeconds = 0.5,
        Fingerprint = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["prompt"] = "aa", ["workspace"] = "bb" },
    };

    public static CampaignManifest Manifest(params PlannedTask[] plan) => new()
    {
        Id = "2026-05-19-qwen3-coder-30b-agentic-core-v1",
        Suite = Suite,
        Model = "qwen3-coder-30b",
        ModelId = "qwen.qwen3-coder-30b-a3b-v1:0",
        CreatedAt = new DateTimeOffset(2026, 5, 19, 8, 29, 0, TimeSpan.Zero),
        RunsPerTask = 3,
        Plan = plan,
        Environment = new CampaignEnvironment("0.1.0", "Debian GNU/Linux 12", ".NET 10.0.1", 2),
        Fingerprint = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["task_01/prompt"] = "aa" },
    };

    public static CampaignFolder Folder(string root) => CampaignFolder.Create(root, Date, "qwen3-coder-30b", Suite);

    /// <summary>A finished transcript that is not yet at its place.</summary>
    public static string Transcript(CampaignFolder folder)
    {
        var file = folder.PathOf($"{Guid.NewGuid():N}.partial");
        File.WriteAllText(file, "{}\n");
        return file;
    }
}
