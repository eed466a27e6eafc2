namespace Harness.Campaigns.Records;

/// <summary>What a published text says about one task of a campaign whose runs it does not list. Null is "not said", never zero.</summary>
/// <param name="Task">The task's id, e.g. <c>task_09</c>.</param>
/// <param name="Passed">Runs that passed; null when not said.</param>
/// <param name="PassedRuns">The numbers of the runs that passed; null when not said.</param>
/// <param name="QuickFails">Runs that failed without a tool call, at least; null when not said.</param>
/// <param name="Note">What else is said, e.g. <c>one wrong_answer</c>.</param>
public sealed record PublishedTask(
    string Task,
    int? Passed = null,
    IReadOnlyList<int>? PassedRuns = null,
    int? QuickFails = null,
    string? Note = null);
