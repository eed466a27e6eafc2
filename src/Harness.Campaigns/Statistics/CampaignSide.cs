namespace Harness.Campaigns.Statistics;

/// <summary>One side of a comparison.</summary>
/// <param name="Tasks">What was reached in each task.</param>
/// <param name="Planned">Runs that the plan asked for; of a deep baseline, those of all its campaigns.</param>
/// <param name="Invalid">Runs that were made and could not be judged.</param>
public sealed record CampaignSide(IReadOnlyList<TaskTally> Tasks, int Planned, int Invalid)
{
    /// <summary>Runs that were left out because no outcome of them could change the verdict, by task; default: none. See <see cref="Curtailment"/>.</summary>
    public IReadOnlyDictionary<string, int> Curtailed { get; init; } = new Dictionary<string, int>();

    /// <summary>Valid runs of all tasks.</summary>
    public int Valid => Tasks.Sum(task => task.Valid);

    /// <summary>The share of the planned runs that are valid or were not needed, 0 to 1; 0 when nothing was planned.</summary>
    public double Coverage => Planned > 0 ? Math.Min(1, (Valid + Curtailed.Values.Sum()) / (double)Planned) : 0;
}
