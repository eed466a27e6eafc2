using System.Globalization;
using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Benchmarks;

/// <summary>A campaign of ten tasks with any number of runs, the same each time. Its records are as long as real ones.</summary>
internal static class GeneratedCampaign
{
    private const string Suite = "agentic-core-v1";
    private const int Tasks = 10;

    private static readonly string[] Parts = ["checker", "limits", "prompt", "tools", "workspace"];

    private static readonly string[] Tools = ["edit_file", "list_files", "read_file", "run_tests"];

    /// <summary>Writes it as <c>root/generated-NUMBER</c>.</summary>
    public static void Write(string root, int number, int runs)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"generated-{number:0000}");
        var folder = CampaignFolder.OpenOrCreate(root, id, "generated", Suite, Start);
        var plan = Enumerable.Range(1, Tasks).Select(task => new PlannedTask(TaskOf(task), "generated", [.. Enumerable.Range(1, runs / Tasks)])).ToArray();
        folder.UpdateManifest(manifest => manifest with { Plan = plan, ModelId = "generated", CreatedAt = Start.AddDays(number) });
        var random = new Random(number);
        // Appending flushes every record to the disk, which is not what is measured.
        using var writer = new StreamWriter(folder.PathOf(CampaignPaths.Runs)) { NewLine = "\n" };
        for (var run = 1; run <= runs / Tasks; run++)
        {
            for (var task = 1; task <= Tasks; task++)
                writer.WriteLine(JsonSerializer.Serialize(Record(task, run, random), RecordJson.Line));
        }
    }

    private static DateTimeOffset Start => new(2026, 5, 19, 0, 0, 0, TimeSpan.Zero);

    private static string TaskOf(int task) => string.Create(CultureInfo.InvariantCulture, $"task_{task:00}");

    private static RunRecord Record(int task, int run, Random random)
    {
        var facts = new RunFacts
        {
            Stop = StopReason.FinalAnswer,
            Accepted = random.Next(4) > 0,
            ToolCalls = random.Next(20),
            WorkspaceChanged = true,
            MostRepeatedCall = 1,
        };
        return new RunRecord
        {
            Suite = Suite,
            Task = TaskOf(task),
            Name = "generated",
            Run = run,
            Model = "generated",
            ModelId = "generated",
            ReturnedModel = "generated",
            Outcome = OutcomeRules.Classify(facts),
            Facts = facts,
            FailedChecks = facts.Accepted == true ? [] : [new FailedCheck("visible_tests_pass", ["Expected 0 failing tests, but found 2."])],
            Turns = facts.ToolCalls + 1,
            Tools = [.. Tools.Select(tool => new ToolCallCount(tool, random.Next(1, 6), random.Next(2), 0))],
            Usage = new TokenUsage { Calls = facts.ToolCalls + 1, Input = random.Next(5_000, 50_000), CachedInput = 0, CacheWrite = 0, Output = random.Next(200, 2_000), Reasoning = 0 },
            Requests = facts.ToolCalls + 1,
            PriceRow = "generated",
            CostUsd = random.Next(1_000, 9_000) / 1_000_000m,
            StartedAt = Start.AddSeconds(run),
            Seconds = Math.Round(random.NextDouble() * 60, 3),
            Fingerprint = Parts.ToDictionary(part => part, part => new string(part[0], 64)),
            Transcript = CampaignPaths.Transcript(TaskOf(task), run),
            Diff = CampaignPaths.Diff(TaskOf(task), run),
            Cassette = CampaignPaths.Cassette(TaskOf(task), run),
            CassetteChain = new string('a', 32),
        };
    }
}
