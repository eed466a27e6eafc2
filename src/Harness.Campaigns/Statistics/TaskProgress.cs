namespace Harness.Campaigns.Statistics;

/// <summary>How far a task of an unfinished campaign has come.</summary>
/// <param name="Known">The baseline and the valid runs of the candidate so far.</param>
/// <param name="Remaining">Runs of the candidate that are planned and have no outcome yet; 0 or more.</param>
public readonly record struct TaskProgress(TaskPair Known, int Remaining)
{
    /// <summary>Joins pairs with what remains, by task; a task without an entry has nothing left.</summary>
    public static IEnumerable<TaskProgress> From(IEnumerable<TaskPair> tasks, IReadOnlyDictionary<string, int> remaining) =>
        tasks.Select(task => new TaskProgress(task, remaining.GetValueOrDefault(task.Task)));

    internal TaskPair IfAllPass => Known with { CandidatePassed = Known.CandidatePassed + Remaining, CandidateValid = Known.CandidateValid + Remaining };

    internal TaskPair IfAllFail => Known with { CandidateValid = Known.CandidateValid + Remaining };
}
