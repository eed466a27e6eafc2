using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison;

/// <summary>One task on both sides.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Name">The task's name; text from a folder.</param>
/// <param name="Baseline">Null when the baseline does not have the task.</param>
/// <param name="Candidate">Null when the candidate does not have the task.</param>
/// <param name="Differing">Parts of the fingerprint that differ: then the task is in no number of the comparison.</param>
/// <param name="Alarm">Whether this task alone has become worse, corrected for all tasks; null when it is not compared.</param>
public sealed record TaskChange(string Task, string Name, TaskRecord? Baseline, TaskRecord? Candidate, IReadOnlyList<string> Differing, TaskAlarm? Alarm)
{
    /// <summary>Both sides have a valid run, neither was curtailed, and nothing forbids to compare them.</summary>
    public bool IsCompared => Alarm is not null;

    /// <summary>Pass rate of the candidate less that of the baseline, -1 to 1; null when it is not compared.</summary>
    public double? Delta => IsCompared ? Candidate!.PassRate - Baseline!.PassRate : null;
}
