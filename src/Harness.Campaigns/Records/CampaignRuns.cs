namespace Harness.Campaigns.Records;

/// <summary>Everything that <c>runs.jsonl</c> holds.</summary>
/// <param name="Records">Every attempt, in the order in which they were written.</param>
/// <param name="Notes">What was dropped or repaired while reading; empty in the normal case.</param>
public sealed record CampaignRuns(IReadOnlyList<RunRecord> Records, IReadOnlyList<string> Notes)
{
    /// <summary>
    /// The attempt that counts for each row, ordered by task and run: the first that is not invalid, else the last.
    /// A second valid attempt never replaces the first, so nothing can be retried until it passes.
    /// </summary>
    public IReadOnlyList<RunRecord> Counting() =>
        [.. Records
            .GroupBy(record => (record.Suite, record.Task, record.Run))
            .Select(attempts => attempts.OrderBy(record => record.Attempt).ToArray())
            .Select(attempts => attempts.FirstOrDefault(record => record.Outcome.Kind != Outcomes.OutcomeKind.Invalid) ?? attempts[^1])
            .OrderBy(record => record.Suite, StringComparer.Ordinal)
            .ThenBy(record => record.Task, StringComparer.Ordinal)
            .ThenBy(record => record.Run)];
}
