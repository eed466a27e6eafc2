namespace Harness.Campaigns.Gating;

/// <summary>What one campaign of a baseline reached in one task. Counts are of rows, each by the attempt that counts.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Planned">Rows that were planned.</param>
/// <param name="Valid">Rows that were judged.</param>
/// <param name="Passed">0 to <paramref name="Valid"/>.</param>
/// <param name="Invalid">Rows that were made and could not be judged.</param>
/// <param name="CostUsd">Cost of all attempts; null when unknown.</param>
public sealed record BaselineTally(string Task, int Planned, int Valid, int Passed, int Invalid, decimal? CostUsd);
