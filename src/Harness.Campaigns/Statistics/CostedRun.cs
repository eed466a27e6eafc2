namespace Harness.Campaigns.Statistics;

/// <summary>What one attempt cost and whether it passed. Failed and invalid attempts are paid too and belong in.</summary>
/// <param name="Task">The task: runs are drawn again within it.</param>
/// <param name="CostUsd">USD; null when unknown.</param>
/// <param name="Passed">Whether the run passed.</param>
public readonly record struct CostedRun(string Task, decimal? CostUsd, bool Passed);
