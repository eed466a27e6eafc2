namespace Harness.Campaigns.Statistics;

/// <summary>One task in the design of a comparison: how often each side runs it, and how often its runs are assumed to pass.</summary>
/// <param name="BaselineRuns">1 or more.</param>
/// <param name="CandidateRuns">1 or more.</param>
/// <param name="BaselineRate">0 to 1.</param>
public sealed record DesignedTask(int BaselineRuns, int CandidateRuns, double BaselineRate)
{
    /// <summary>How often a run of the candidate is assumed to pass, 0 to 1; default: as often as the baseline's.</summary>
    public double CandidateRate { get; init; } = BaselineRate;

    /// <summary>
    /// The design of a comparison that was made. The rate of a task is what the baseline reached there, with one run at the rate of
    /// the suite added: three passes of three are not taken for certainty.
    /// </summary>
    /// <param name="tasks">The tasks; those that are not comparable are left out.</param>
    /// <param name="curtailed">Runs of the candidate that were planned and not needed, by task.</param>
    public static IReadOnlyList<DesignedTask> From(IEnumerable<TaskPair> tasks, IReadOnlyDictionary<string, int>? curtailed = null)
    {
        TaskPair[] comparable = [.. tasks.Where(task => task.BaselineValid > 0 && Runs(task) > 0)];
        var suite = comparable.Sum(task => task.BaselinePassed) / (double)comparable.Sum(task => task.BaselineValid);
        return [.. comparable.Select(task => new DesignedTask(task.BaselineValid, Runs(task), (task.BaselinePassed + suite) / (task.BaselineValid + 1)))];

        int Runs(TaskPair task) => task.CandidateValid + (curtailed?.GetValueOrDefault(task.Task) ?? 0);
    }
}
