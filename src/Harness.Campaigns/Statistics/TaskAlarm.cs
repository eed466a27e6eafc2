namespace Harness.Campaigns.Statistics;

/// <summary>Whether one task alone has become worse. The unit is the run.</summary>
/// <param name="Task">The task.</param>
/// <param name="P">Exact, one-sided, of this task alone.</param>
/// <param name="AdjustedP">The same, corrected for all tasks that were looked at.</param>
/// <param name="IsRaised">The adjusted p-value reaches the level.</param>
public sealed record TaskAlarm(string Task, double P, double AdjustedP, bool IsRaised);
