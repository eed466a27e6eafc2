using Harness.Campaigns.Records;

namespace Harness.Campaigns.Tests.Seed;

/// <summary>The suite as it was published.</summary>
internal static class SeedTasks
{
    public const string Suite = "agentic-core-v1";

    public const int Runs = 3;

    public static IReadOnlyList<PlannedTask> Plan { get; } =
    [
        .. new[]
        {
            "fix_failing_test", "refactor_duplicated_code", "investigate_log", "trace_through_codebase", "minimal_fix",
            "handle_ambiguous_requirement", "multi_step_plan", "recover_from_tool_error", "know_when_to_stop", "sql_investigation",
        }.Select((name, i) => new PlannedTask($"task_{i + 1:00}", name, [.. Enumerable.Range(1, Runs)])),
    ];

    /// <summary>Every row, by task and run.</summary>
    public static IEnumerable<(PlannedTask Task, int Run)> Rows => Plan.SelectMany(task => task.Runs.Select(run => (task, run)));
}
