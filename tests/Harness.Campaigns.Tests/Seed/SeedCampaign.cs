using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>The published campaign of Qwen3-Coder-30B-A3B: outcomes as its table has them, money that adds up to its total.</summary>
internal static class SeedCampaign
{
    public const string Id = "2026-05-19-qwen3-coder-30b-agentic-core-v1";

    /// <summary>USD per million tokens, as published.</summary>
    private const decimal InputPrice = .15m, OutputPrice = .60m;

    /// <summary>Tokens of the whole campaign: at the published prices they cost exactly the published $0.039.</summary>
    private const long Input = 180_000, Output = 20_000;

    private static readonly DateTimeOffset Start = new(2026, 5, 19, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The runs that did not pass. Numbers that were not published are null.</summary>
    private static readonly Dictionary<(string Task, int Run), (FailureShape Shape, int? ToolCalls, double? Seconds)> Failures = new()
    {
        [("task_01", 2)] = (FailureShape.WrongAnswer, null, 2),
        [("task_02", 2)] = (FailureShape.WrongAnswer, null, null),
        [("task_02", 3)] = (FailureShape.WrongAnswer, null, null),
        [("task_04", 2)] = (FailureShape.WrongAnswer, 0, .6),
        [("task_06", 1)] = (FailureShape.WrongAnswer, 0, .7),
        [("task_09", 2)] = (FailureShape.GaveUpMidPlan, null, null),
        [("task_09", 3)] = (FailureShape.WrongAnswer, null, null),
        [("task_10", 2)] = (FailureShape.WrongAnswer, 1, null),
    };

    public static ReconstructedCampaign Campaign { get; } = new(Manifest(), [.. Runs()])
    {
        WithTranscripts = true,
        Predictions = SeedPredictions.Json,
    };

    private static CampaignManifest Manifest() => new()
    {
        Id = Id,
        Suite = SeedTasks.Suite,
        Model = "qwen3-coder-30b",
        CreatedAt = Start,
        RunsPerTask = SeedTasks.Runs,
        Plan = SeedTasks.Plan,
        Sandbox = "not said",
        Prices = [new UsedPrice("published", InputPrice, OutputPrice, Source: "the published article of the campaign (2026-05-19)")],
        Reconstruction = true,
        Published = new PublishedCampaign
        {
            Source = "the published article of the campaign: task table, notes on failures, totals, prices, predictions",
            ModelName = "Qwen3-Coder-30B-A3B",
            ArchitectureAsPublished = "MoE 30B/3B, code-specialist",
            ArchitecturePerModelCard = "mixture of experts, 30.5B total, 3.3B activated, 128 experts of which 8 are active",
            ModelCardSource = "https://huggingface.co/Qwen/Qwen3-Coder-30B-A3B-Instruct",
            Reasoning = false,
            Passed = 22,
            Valid = 30,
            CostUsd = .039m,
            CostPerPassUsd = .0018m,
            SizeClaims = [new PublishedSizeClaim(PriorCampaigns.Qwen3Next, 40)],
            MadeUp =
            [
                "which two runs of task_02 failed: the table says that two did, here they are run2 and run3",
                "tokens of each run: 180000 input and 20000 output tokens in all cost exactly the published total at the published prices",
                "tool calls, their tools and the working time of every run for which the article gives none",
                "how run2 of task_09 ended: with an empty reply",
                "the hour of every run; the day is published",
                "transcripts: they hold these numbers and not a word of the model",
                "predictions.json is the published list in this format, written after the fact",
            ],
            NotPublished =
            [
                "finer failure modes than the shape, which stands in their place",
                "falsification conditions other than F3 and F4",
            ],
        },
    };

    private static IEnumerable<RunRecord> Runs()
    {
        var (input, output) = (Input, Output);
        foreach (var (index, (task, run)) in SeedTasks.Rows.Index())
        {
            var failure = Failures.TryGetValue((task.Task, run), out var failed) ? failed : default((FailureShape Shape, int? ToolCalls, double? Seconds)?);
            var calls = failure?.ToolCalls ?? (failure?.Seconds is null ? 4 + (index % 4) : 2);
            var last = index == (SeedTasks.Plan.Count * SeedTasks.Runs) - 1;
            var usedInput = last ? input : 800 + (calls * 950) + (index * 10);
            var usedOutput = last ? output : 60 + (calls * 110);
            input -= usedInput;
            output -= usedOutput;
            yield return Record(task, run, index, failure?.Shape, calls, failure?.Seconds ?? 3 + (calls * 1.5)) with
            {
                Usage = new TokenUsage { Calls = calls + 1, Input = usedInput, CachedInput = 0, CacheWrite = 0, Output = usedOutput, Reasoning = 0 },
                PriceRow = "published",
                CostUsd = ((usedInput * InputPrice) + (usedOutput * OutputPrice)) / 1_000_000,
            };
        }
    }

    private static RunRecord Record(PlannedTask task, int run, int index, FailureShape? shape, int calls, double seconds) => new()
    {
        Suite = SeedTasks.Suite,
        Task = task.Task,
        Name = task.Name,
        Run = run,
        Model = "qwen3-coder-30b",
        Outcome = shape switch
        {
            null => new Outcome(OutcomeKind.Passed),
            FailureShape.WrongAnswer => new Outcome(OutcomeKind.Failed, Shape: shape, Mode: FailureMode.WrongAnswer, QuickFail: calls == 0),
            _ => new Outcome(OutcomeKind.Failed, Shape: shape, Mode: FailureMode.GaveUpMidPlan, QuickFail: calls == 0),
        },
        OutcomeVersion = 0,
        Facts = new RunFacts
        {
            Stop = shape == FailureShape.GaveUpMidPlan ? StopReason.EmptyReply : StopReason.FinalAnswer,
            Accepted = shape is null,
            ToolCalls = calls,
            WorkspaceChanged = calls > 0,
        },
        Turns = calls + 1,
        Tools = calls == 0 ? [] : [new ToolCallCount("read_file", calls, 0, 0)],
        Requests = calls + 1,
        StartedAt = Start.AddMinutes(index),
        Seconds = seconds,
        Sandbox = "not said",
    };
}
