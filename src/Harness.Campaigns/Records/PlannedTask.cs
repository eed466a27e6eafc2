namespace Harness.Campaigns.Records;

/// <summary>The rows of one task that a campaign set out to make.</summary>
/// <param name="Task">The task's id, e.g. <c>task_01</c>.</param>
/// <param name="Name">The task's name, e.g. <c>fix_failing_test</c>.</param>
/// <param name="Runs">The planned run numbers, from 1, ascending.</param>
public sealed record PlannedTask(string Task, string Name, IReadOnlyList<int> Runs);
