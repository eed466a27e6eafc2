using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>The campaigns that the published comparison table lists, and what is known of them.</summary>
internal static class PriorCampaigns
{
    public const string Qwen3Next = "qwen3-next-80b-a3b-agentic-core-v1-2026";
    public const string Devstral2 = "devstral-2-123b-agentic-core-v1-2026";
    public const string MiniMaxM25 = "minimax-m2-5-agentic-core-v1-2026";
    public const string KimiK25 = "kimi-k2-5-agentic-core-v1-2026";
    public const string DeepSeekV32 = "deepseek-v3-2-agentic-core-v1-2026";
    public const string NemotronSuper = "nemotron-super-3-120b-agentic-core-v1-2026";
    public const string DeepSeekV4Flash = "deepseek-v4-flash-agentic-core-v1-2026";

    private const string Table = "the comparison table and the text of the published article of 2026-05-19 about Qwen3-Coder-30B-A3B";
    private const string Day = "the day: only the year is published, so the first of January stands for it";

    // Not below what a note calls quick: nobody published that.
    private const int ToolCalls = 5;
    private const double Seconds = 10;

    public static IReadOnlyList<ReconstructedCampaign> All { get; } =
    [
        WithRuns(
            Manifest(Devstral2, "devstral-2-123b", new PublishedCampaign
            {
                Source = Table,
                ModelName = "Devstral 2 (Mistral)",
                ArchitectureAsPublished = "MoE 123B, code-specialist",
                ArchitecturePerModelCard = "dense, 123B",
                ModelCardSource = "https://huggingface.co/mistralai/Devstral-2-123B-Instruct-2512",
                Reasoning = false,
                Passed = 27,
                Valid = 30,
                CostPerPassUsd = .0019m,
                MadeUp =
                [
                    "which run of task_08 failed: the text says that one did, here it is run3",
                    "the cost of a run: passes times the published, rounded cost per pass, in equal parts",
                    "five tool calls and ten seconds for every run",
                    Day,
                ],
                NotPublished = ["tokens, prices, shapes and modes of the failures, and whether any was a quick-fail"],
            }),
            costPerRun: 27 * .0019m / 30,
            ("task_08", 3), ("task_09", 2), ("task_09", 3)),
        TotalsOnly(MiniMaxM25, "minimax-m2.5", new PublishedCampaign
        {
            Source = Table,
            ModelName = "MiniMax M2.5",
            ArchitectureAsPublished = "reasoningContent per call",
            ArchitecturePerModelCard = "mixture of experts, 230B total, 10B activated",
            ModelCardSource = "https://huggingface.co/MiniMaxAI/MiniMax-M2.5",
            Reasoning = true,
            Passed = 27,
            Valid = 30,
            CostPerPassUsd = .0024m,
        }),
        TotalsOnly(KimiK25, "kimi-k2.5", new PublishedCampaign
        {
            Source = Table,
            ModelName = "Kimi K2.5 (Moonshot)",
            ArchitectureAsPublished = "Dense, long-context",
            ArchitecturePerModelCard = "mixture of experts, 1T total, 32B activated",
            ModelCardSource = "https://huggingface.co/moonshotai/Kimi-K2.5",
            Passed = 24,
            Valid = 30,
            CostPerPassUsd = .0044m,
        }),
        TotalsOnly(Qwen3Next, "qwen3-next-80b-a3b", new PublishedCampaign
        {
            Source = Table,
            ModelName = "Qwen3 Next 80B A3B",
            ArchitectureAsPublished = "MoE 80B/3B, generalist",
            ArchitecturePerModelCard = "mixture of experts, 80B total, 3B activated, hybrid attention",
            ModelCardSource = "https://huggingface.co/Qwen/Qwen3-Next-80B-A3B-Instruct",
            Passed = 21,
            Valid = 30,
            CostPerPassUsd = .00122m,
            Tasks =
            [
                new PublishedTask("task_02", Passed: 2),
                new PublishedTask("task_04", QuickFails: 1, Note: "quick-fails; how many is not said"),
                new PublishedTask("task_06", QuickFails: 1, Note: "quick-fails; how many is not said"),
                new PublishedTask("task_07", Passed: 2, Note: "one wrong_answer"),
            ],
        }),
        TotalsOnly(DeepSeekV32, "deepseek-v3.2", new PublishedCampaign
        {
            Source = Table,
            ModelName = "DeepSeek V3.2",
            ArchitectureAsPublished = "Dense",
            ArchitecturePerModelCard = "mixture of experts, 671B total, 37B activated, sparse attention",
            ModelCardSource = "https://huggingface.co/deepseek-ai/DeepSeek-V3.2",
            Passed = 19,
            Valid = 30,
            CostPerPassUsd = .0142m,
        }),
        TotalsOnly(NemotronSuper, "nemotron-super-3-120b", new PublishedCampaign
        {
            Source = Table,
            ModelName = "NVIDIA Nemotron Super 3 120B",
            ArchitectureAsPublished = "MoE 120B/12B",
            ArchitecturePerModelCard = "mixture of experts, 120B total, 12B activated, hybrid Mamba and attention",
            ModelCardSource = "https://huggingface.co/nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16",
            Reasoning = false,
            Passed = 12,
            Valid = 30,
            CostPerPassUsd = .0016m,
            Tasks = [new PublishedTask("task_09", Passed: 1, PassedRuns: [1])],
        }),
        WithRuns(
            Manifest(DeepSeekV4Flash, "deepseek-v4-flash", new PublishedCampaign
            {
                Source = "the text of the published article of 2026-05-19 about Qwen3-Coder-30B-A3B",
                ModelName = "DeepSeek V4-Flash",
                ArchitecturePerModelCard = "mixture of experts, 284B total, 13B activated",
                ModelCardSource = "https://huggingface.co/deepseek-ai/DeepSeek-V4-Flash",
                Reasoning = false,
                Passed = 28,
                Valid = 30,
                MadeUp =
                [
                    "nothing in the outcomes: 28 passes with task_09 at 1/3, on run1, leave no other run that failed",
                    "five tool calls and ten seconds for every run",
                    "the campaign's id: the article does not name it",
                    Day,
                ],
                NotPublished = ["cost, tokens and prices, so the cost is unknown", "shapes and modes of the two failures, and whether any was a quick-fail"],
            }),
            costPerRun: null,
            ("task_09", 2), ("task_09", 3)),
    ];

    private static ReconstructedCampaign TotalsOnly(string id, string model, PublishedCampaign published)
    {
        var manifest = Manifest(id, model, published with
        {
            TotalsOnly = true,
            MadeUp = [Day],
            NotPublished = ["outcomes of single runs", "the total cost: the cost per pass is rounded", "tokens, prices, working times"],
        });
        return new ReconstructedCampaign(manifest with { Plan = [] }, []);
    }

    private static CampaignManifest Manifest(string id, string model, PublishedCampaign published) => new()
    {
        Id = id,
        Suite = SeedTasks.Suite,
        Model = model,
        CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        RunsPerTask = SeedTasks.Runs,
        Plan = SeedTasks.Plan,
        Sandbox = "not said",
        Reconstruction = true,
        Published = published,
    };

    private static ReconstructedCampaign WithRuns(CampaignManifest manifest, decimal? costPerRun, params (string Task, int Run)[] failed) => new(
        manifest,
        [.. SeedTasks.Rows.Select(row => Record(manifest, row.Task, row.Run, failed.Contains((row.Task.Task, row.Run)), costPerRun))]);

    private static RunRecord Record(CampaignManifest manifest, PlannedTask task, int run, bool failed, decimal? cost) => new()
    {
        Suite = manifest.Suite,
        Task = task.Task,
        Name = task.Name,
        Run = run,
        Model = manifest.Model,
        Outcome = new Outcome(failed ? OutcomeKind.Failed : OutcomeKind.Passed),
        OutcomeVersion = 0,
        Facts = new RunFacts { Accepted = !failed, ToolCalls = ToolCalls, WorkspaceChanged = true },
        Usage = new TokenUsage(),
        CostUsd = cost,
        StartedAt = manifest.CreatedAt,
        Seconds = Seconds,
        Sandbox = manifest.Sandbox,
    };
}
