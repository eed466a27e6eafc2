namespace Harness.Tool.Running;

/// <summary>
/// When the runs will be over, from those that are. A run takes as long as the mean of the finished runs of its task, else of all; the
/// work that is left is shared by as many as were seen at once. A guess, and shown as one.
/// </summary>
internal static class EndEstimate
{
    /// <summary>Time that is left.</summary>
    /// <param name="finished">Task and seconds of each run that was made in this session.</param>
    /// <param name="inFlight">Task and seconds so far of each run that is being made.</param>
    /// <param name="waiting">The task of each run that has not begun.</param>
    /// <param name="slots">Runs at once, 1 or more.</param>
    /// <returns>Null as long as no run is finished: then nothing is known.</returns>
    public static TimeSpan? Left(
        IReadOnlyCollection<(string Task, double Seconds)> finished, IReadOnlyCollection<(string Task, double Seconds)> inFlight, IReadOnlyCollection<string> waiting, int slots)
    {
        if (finished.Count == 0)
            return null;
        var overall = finished.Average(run => run.Seconds);
        var byTask = finished.GroupBy(run => run.Task).ToDictionary(runs => runs.Key, runs => runs.Average(run => run.Seconds));
        var rests = inFlight.Select(run => Math.Max(0, Mean(run.Task) - run.Seconds)).ToList();
        var work = rests.Sum() + waiting.Sum(Mean);
        var longest = rests.Concat(waiting.Select(Mean)).DefaultIfEmpty(0).Max();
        return TimeSpan.FromSeconds(Math.Max(longest, work / Math.Max(1, slots)));

        double Mean(string task) => byTask.GetValueOrDefault(task, overall);
    }
}
