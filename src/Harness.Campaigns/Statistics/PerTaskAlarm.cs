namespace Harness.Campaigns.Statistics;

/// <summary>
/// Looks for single tasks that became worse: <see cref="FisherExact.Worse"/> in each, <see cref="Holm"/> over all. Three runs
/// against three cannot raise one (their smallest p is .05); ten baseline runs a task against three can (.0035).
/// </summary>
public static class PerTaskAlarm
{
    /// <summary>One entry for each comparable task, in the given order.</summary>
    /// <param name="tasks">The pairs of <see cref="TaskPair.Match"/>.</param>
    /// <param name="alpha">The chance of any false alarm over all tasks together.</param>
    public static IReadOnlyList<TaskAlarm> Of(IEnumerable<TaskPair> tasks, double alpha = Significance.Alpha)
    {
        TaskPair[] comparable = [.. tasks.Where(task => task.IsComparable)];
        double[] p = [.. comparable.Select(t => FisherExact.Worse(t.BaselinePassed, t.BaselineValid, t.CandidatePassed, t.CandidateValid))];
        var adjusted = Holm.Adjust(p);
        return [.. comparable.Select((t, i) => new TaskAlarm(t.Task, p[i], adjusted[i], Significance.IsReached(adjusted[i], alpha)))];
    }
}
