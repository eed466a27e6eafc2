namespace Harness.Campaigns.Statistics;

/// <summary>One task on both sides: a stratum of every comparison. The unit is the run.</summary>
/// <param name="Task">The name of the task.</param>
/// <param name="BaselinePassed">0 to <paramref name="BaselineValid"/>.</param>
/// <param name="BaselineValid">0 when the baseline has no valid run of this task.</param>
/// <param name="CandidatePassed">0 to <paramref name="CandidateValid"/>.</param>
/// <param name="CandidateValid">0 when the candidate has no valid run of this task.</param>
public readonly record struct TaskPair(string Task, int BaselinePassed, int BaselineValid, int CandidatePassed, int CandidateValid)
{
    /// <summary>Both sides have a valid run; otherwise the task says nothing about their difference and is left out by name.</summary>
    public bool IsComparable => BaselineValid > 0 && CandidateValid > 0;

    /// <summary>Pairs the tallies of two sides by task, in the ordinal order of the names; several tallies of one task are added.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more passed than were valid.</exception>
    public static IReadOnlyList<TaskPair> Match(IEnumerable<TaskTally> baseline, IEnumerable<TaskTally> candidate)
    {
        var pairs = new SortedDictionary<string, TaskPair>(StringComparer.Ordinal);
        foreach (var (task, passed, valid) in baseline)
        {
            var pair = pairs.GetValueOrDefault(task);
            pairs[task] = pair with { Task = task, BaselinePassed = pair.BaselinePassed + passed, BaselineValid = pair.BaselineValid + valid };
        }

        foreach (var (task, passed, valid) in candidate)
        {
            var pair = pairs.GetValueOrDefault(task);
            pairs[task] = pair with { Task = task, CandidatePassed = pair.CandidatePassed + passed, CandidateValid = pair.CandidateValid + valid };
        }

        foreach (var pair in pairs.Values)
            pair.Validate();
        return [.. pairs.Values];
    }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(BaselinePassed);
        ArgumentOutOfRangeException.ThrowIfNegative(CandidatePassed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BaselinePassed, BaselineValid);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CandidatePassed, CandidateValid);
    }
}
