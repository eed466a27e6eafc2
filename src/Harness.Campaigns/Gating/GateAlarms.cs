using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>
/// The alarms of single tasks. Which runs of a curtailed candidate were made depends on how the others ended, so a test over them
/// alone would keep no level: then an alarm is told only when every outcome of the runs left out leads to it.
/// </summary>
internal static class GateAlarms
{
    /// <summary>The alarms of the tasks for which one is certain, by task.</summary>
    /// <param name="tasks">The compared tasks.</param>
    /// <param name="curtailed">Runs left out, by task; empty when none was.</param>
    /// <param name="level">The chance of any false alarm over all tasks together.</param>
    /// <returns>With the highest p that the runs left out could lead to where an alarm is raised, with the lowest where none is.</returns>
    public static IReadOnlyDictionary<string, TaskAlarm> Of(IReadOnlyList<TaskPair> tasks, IReadOnlyDictionary<string, int> curtailed, double level)
    {
        TaskProgress[] all = [.. TaskProgress.From(tasks, curtailed)];
        var (best, worst) = (PerTaskAlarm.Of(all.Select(task => task.IfAllPass), level), PerTaskAlarm.Of(all.Select(task => task.IfAllFail), level));
        // An adjusted p never falls with a further pass of any task, so all outcomes lie between these two.
        return best.Zip(worst)
            .Where(bounds => bounds.First.IsRaised == bounds.Second.IsRaised)
            .Select(bounds => bounds.First.IsRaised ? bounds.First : bounds.Second)
            .ToDictionary(alarm => alarm.Task);
    }
}
