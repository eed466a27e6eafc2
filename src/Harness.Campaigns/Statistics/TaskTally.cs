namespace Harness.Campaigns.Statistics;

/// <summary>What one side reached in one task. The unit is the run; invalid runs are not in it.</summary>
/// <param name="Task">The name of the task; compared ordinally.</param>
/// <param name="Passed">0 to <paramref name="Valid"/>.</param>
/// <param name="Valid">Runs that were judged; 0 or more.</param>
public readonly record struct TaskTally(string Task, int Passed, int Valid);
