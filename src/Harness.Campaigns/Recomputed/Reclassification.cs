using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Recomputed;

/// <summary>
/// A campaign's attempts under today's <see cref="OutcomeRules"/>, from the facts on record. The records stay as they are: what a run was
/// called when it was made is part of the record.
/// </summary>
/// <param name="Attempts">Every attempt in the order of the records, with its outcome of today.</param>
public sealed record Reclassification(IReadOnlyList<(RunRecord Recorded, Outcome Now)> Attempts)
{
    /// <summary>Where <see cref="Csv"/> is kept, below the campaign.</summary>
    public const string File = "verification/reclassification.csv";

    /// <summary>The attempts whose outcome of today is another.</summary>
    public IEnumerable<(RunRecord Recorded, Outcome Now)> Changed => Attempts.Where(attempt => attempt.Recorded.Outcome != attempt.Now);

    public static Reclassification Of(IEnumerable<RunRecord> records) => new([.. records.Select(record => (record, OutcomeRules.Classify(record.Facts)))]);

    /// <summary>The records as they would have been written today.</summary>
    public IReadOnlyList<RunRecord> Records() =>
        [.. Attempts.Select(attempt => attempt.Recorded with { Outcome = attempt.Now, OutcomeVersion = OutcomeRules.Version })];

    /// <summary>One row per attempt, changed or not.</summary>
    public string Csv()
    {
        var csv = new CsvWriter("task", "run", "attempt", "recorded_version", "recorded", "rules_version", "now", "changed");
        foreach (var (recorded, now) in Attempts)
            csv.Row(recorded.Task, recorded.Run, recorded.Attempt, recorded.OutcomeVersion, Words(recorded.Outcome), OutcomeRules.Version, Words(now), recorded.Outcome != now);
        return csv.ToString();
    }

    /// <summary>An outcome with everything that it says: <c>failed wrong_answer no_work quick_fail</c>.</summary>
    public static string Words(Outcome outcome) => string.Join(' ', new[]
    {
        outcome.Kind.Name(), outcome.Cause?.Name(), outcome.Shape?.Name(), outcome.Mode?.Name(),
        outcome.QuickFail ? "quick_fail" : null, outcome.ClaimedSuccess ? "claimed_success" : null,
    }.OfType<string>());
}
