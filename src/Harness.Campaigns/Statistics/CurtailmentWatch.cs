namespace Harness.Campaigns.Statistics;

/// <summary>Follows a campaign run by run and says when its verdict is certain: <see cref="Curtailment"/> with a memory. Thread-safe.</summary>
public sealed class CurtailmentWatch
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskProgress> _tasks = new(StringComparer.Ordinal);
    private readonly double _alpha;

    /// <param name="baseline">The baseline's runs.</param>
    /// <param name="planned">How many runs of each task the candidate is to make.</param>
    /// <param name="alpha">The level of the test.</param>
    public CurtailmentWatch(IEnumerable<TaskTally> baseline, IReadOnlyDictionary<string, int> planned, double alpha = Significance.Alpha)
    {
        _alpha = alpha;
        foreach (var pair in TaskPair.Match(baseline, planned.Keys.Select(task => new TaskTally(task, 0, 0))))
            _tasks[pair.Task] = new TaskProgress(pair, planned.GetValueOrDefault(pair.Task));
        State = Curtailment.Of(_tasks.Values, _alpha);
    }

    /// <summary>What is certain after the runs that were told so far.</summary>
    public CurtailmentState State { get; private set; }

    /// <summary>Tells the outcome of one run and returns what is certain now.</summary>
    /// <param name="task">A task of the plan.</param>
    /// <param name="passed">Whether it passed; null for a run that stays invalid: it is no longer counted on.</param>
    /// <exception cref="ArgumentException">The task is not in the plan, or has no run left.</exception>
    public CurtailmentState Tell(string task, bool? passed)
    {
        lock (_lock)
        {
            if (!_tasks.TryGetValue(task, out var progress) || progress.Remaining == 0)
                throw new ArgumentException($"The plan has no run of {task} left.", nameof(task));
            var known = progress.Known;
            if (passed is { } pass)
                known = known with { CandidatePassed = known.CandidatePassed + (pass ? 1 : 0), CandidateValid = known.CandidateValid + 1 };
            _tasks[task] = new TaskProgress(known, progress.Remaining - 1);
            return State = Curtailment.Of(_tasks.Values, _alpha);
        }
    }
}
