using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison;

/// <summary>One task of one campaign, as comparisons need it. The unit is the row; invalid rows are not valid.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Name">The task's name; text from a folder.</param>
/// <param name="Planned">Rows that were planned; the recorded ones when the plan does not name the task.</param>
/// <param name="Passed">0 to <paramref name="Valid"/>.</param>
/// <param name="Valid">Passed and failed rows.</param>
/// <param name="Invalid">Rows whose counting attempt is invalid.</param>
/// <param name="Missing">Planned rows without any record.</param>
/// <param name="Fingerprint">SHA-256 by part, of the first valid record that has any, else of the first record; empty when nothing was recorded.</param>
public sealed record TaskRecord(
    string Task, string Name, int Planned, int Passed, int Valid, int Invalid, int Missing, IReadOnlyDictionary<string, string> Fingerprint)
{
    /// <summary>Rows among <see cref="Invalid"/> that were left out because a gate's verdict was certain.</summary>
    public int Curtailed { get; init; }

    /// <summary>Parts of the fingerprint that are not the same in all valid records of this campaign, in order: it holds runs of several tasks under one name.</summary>
    public IReadOnlyList<string> MixedParts { get; init; } = [];

    /// <summary>What statistics take.</summary>
    public TaskTally Tally => new(Task, Passed, Valid);

    /// <summary>0 to 1; null when nothing was valid.</summary>
    public double? PassRate => Valid == 0 ? null : (double)Passed / Valid;
}
