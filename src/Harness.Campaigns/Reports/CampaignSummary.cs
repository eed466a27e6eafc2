using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Predictions;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Reports;

/// <summary>
/// Every number that is published about one campaign. Computed from its records and its plan alone, so the same records
/// give the same numbers wherever they are printed.
/// </summary>
public sealed record CampaignSummary
{
    public required CampaignManifest Manifest { get; init; }

    /// <summary>Every planned or recorded task, ordered by id.</summary>
    public required IReadOnlyList<TaskSummary> Tasks { get; init; }

    /// <summary>Every attempt, ordered by task, run and attempt. Of a campaign that is reported each record is read when it is asked for.</summary>
    public required IReadOnlyList<RunRecord> Attempts { get; init; }

    /// <summary>What totals need of <see cref="Attempts"/>, in their order.</summary>
    public required IReadOnlyList<RunEntry> Entries { get; init; }

    /// <summary>What was dropped while reading; empty in the normal case.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Its predictions, held against its runs; null when it has none or they were not asked for.</summary>
    public PredictionScore? Predictions { get; init; }

    /// <summary>The counting attempt of each row, ordered by task and run.</summary>
    public IEnumerable<RunRecord> Runs => Tasks.SelectMany(task => task.Runs);

    /// <summary>What totals need of <see cref="Runs"/>, in their order.</summary>
    public IEnumerable<RunEntry> Rows => Entries.Where(entry => entry.Counts);

    /// <summary>
    /// The published totals of a reconstruction whose runs were not published: then <see cref="Tasks"/> is empty, and nothing may be
    /// said or compared by task. Null for everything else.
    /// </summary>
    public PublishedCampaign? TotalsOnly => Attempts.Count == 0 && Manifest is { Reconstruction: true, Published: { TotalsOnly: true } totals } ? totals : null;

    public int Planned => TotalsOnly?.Valid ?? Tasks.Sum(task => task.Planned);

    /// <summary>Passed and failed rows: the denominator of the score.</summary>
    public int Valid => TotalsOnly?.Valid ?? Tasks.Sum(task => task.Valid);

    public int Passed => TotalsOnly?.Passed ?? Tasks.Sum(task => task.Passed);

    /// <summary>Rows whose counting attempt is invalid, those that were left out among them.</summary>
    public int Invalid => Tasks.Sum(task => task.Invalid);

    /// <summary>Rows that were left out because a gate's verdict was certain. They depend on the outcomes before them, so the pass rate of the others is biased.</summary>
    public int Curtailed => Rows.Count(row => row.WasCurtailed);

    /// <summary>Planned rows without any record.</summary>
    public int Missing => Tasks.Sum(task => task.Missing.Count);

    /// <summary>Every planned run was made and could be measured, or was left out because it could change nothing.</summary>
    public bool IsComplete => Planned > 0 && Missing == 0 && Invalid == Curtailed;

    /// <summary>0 to 1; null when nothing was valid.</summary>
    public double? PassRate => Valid == 0 ? null : (double)Passed / Valid;

    /// <summary>Wilson 95 % interval of the pass rate, over runs; null when nothing was valid.</summary>
    public Interval? PassInterval => WilsonScore.Of(Passed, Valid);

    /// <summary>Cost of all attempts in USD; null when unknown.</summary>
    public decimal? CostUsd => TotalsOnly is { } totals ? totals.CostUsd : Cost.Sum(Entries.Select(entry => entry.CostUsd));

    /// <summary>USD; null when the cost is unknown or nothing passed. Of <see cref="TotalsOnly"/>, as published, rounded.</summary>
    public decimal? CostPerPassUsd => TotalsOnly is { } totals ? totals.CostPerPassUsd : Cost.PerPass(CostUsd, Passed);

    /// <summary>Cost in USD of attempts that ended invalid; null when unknown.</summary>
    public decimal? WastedUsd => TotalsOnly is not null ? null : Cost.Sum(Entries.Where(entry => entry.IsInvalid).Select(entry => entry.CostUsd));

    /// <summary>Attempts that ended invalid, also those that were repeated with success. A row that was curtailed was never attempted.</summary>
    public int InvalidAttempts => Entries.Count(entry => entry is { IsInvalid: true, WasCurtailed: false });

    /// <summary>Requests of all attempts whose answer never arrived readable: if the provider billed them, the cost does not say so.</summary>
    public int UnpricedRequests => Entries.Sum(entry => entry.UnpricedRequests);

    /// <summary>Invalid rows by cause, most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<InvalidCause, int>> InvalidByCause =>
        [.. Rows.Where(row => row.IsInvalid)
            .CountBy(row => row.Outcome.Cause ?? InvalidCause.HarnessError)
            .OrderByDescending(cause => cause.Value)
            .ThenBy(cause => cause.Key)];

    /// <summary>Valid rows whose final message claimed success.</summary>
    public int SuccessClaims => Rows.Count(row => !row.IsInvalid && row.Outcome.ClaimedSuccess);

    /// <summary>Claims of success that the checker rejected.</summary>
    public int FalseSuccessClaims => Rows.Count(row => row.Outcome is { Kind: OutcomeKind.Failed, ClaimedSuccess: true });

    /// <summary>Rejected claims by claims, 0 to 1; null when success was never claimed.</summary>
    public double? FalseSuccessRate => SuccessClaims == 0 ? null : (double)FalseSuccessClaims / SuccessClaims;

    /// <summary>Valid rows in which a tool call was written as text, which is not executed: many of them suggest a fault of the harness.</summary>
    public int TextualToolCalls => Rows.Count(row => !row.IsInvalid && row.WroteCallAsText);

    /// <summary>Computes the summary.</summary>
    public static CampaignSummary Of(CampaignManifest manifest, CampaignRuns runs)
    {
        RunRecord[] ours = [.. runs.Records
            .Where(record => record.Suite == manifest.Suite)
            .OrderBy(record => record.Task, StringComparer.Ordinal)
            .ThenBy(record => record.Run)
            .ThenBy(record => record.Attempt)];
        RunEntry[] entries = [.. ours.Select(RunEntry.Of)];
        RunEntry.MarkCounting(entries);
        return Of(manifest, ours, entries, [.. runs.Notes, .. Ignored(runs.Records.Count - ours.Length)]);
    }

    /// <summary>Computes the summary of a campaign whose records stay in their file, so that its length does not matter much.</summary>
    /// <exception cref="CampaignFormatException">The records cannot be trusted.</exception>
    internal static CampaignSummary Of(CampaignManifest manifest, CampaignFolder folder)
    {
        var stored = StoredCampaign.Read(folder, manifest.Suite);
        return Of(manifest, stored.Records, stored.Entries, [.. stored.Notes, .. Ignored(stored.Others)]);
    }

    /// <summary>What predictions are held against.</summary>
    public CampaignResults ToResults() => new(Manifest, [.. Rows], CostUsd);

    /// <summary>The records of the first rows that fit.</summary>
    /// <param name="fits">Which rows.</param>
    /// <param name="most">How many at most.</param>
    internal IReadOnlyList<RunRecord> First(Func<RunEntry, bool> fits, int most) =>
        Chosen(Attempts, Enumerable.Range(0, Entries.Count).Where(index => Entries[index].Counts && fits(Entries[index])).Take(most));

    private static CampaignSummary Of(CampaignManifest manifest, IReadOnlyList<RunRecord> attempts, IReadOnlyList<RunEntry> entries, IReadOnlyList<string> notes)
    {
        var plan = manifest.Plan.ToDictionary(task => task.Task);
        var made = Enumerable.Range(0, entries.Count).ToLookup(index => entries[index].Task);
        return new CampaignSummary
        {
            Manifest = manifest,
            Attempts = attempts,
            Entries = entries,
            Notes = notes,
            Tasks = [.. plan.Keys.Union(made.Select(task => task.Key)).Order(StringComparer.Ordinal).Select(task => Summarize(task, plan.GetValueOrDefault(task), [.. made[task]]))],
        };

        TaskSummary Summarize(string task, PlannedTask? planned, int[] indexes)
        {
            int[] counting = [.. indexes.Where(index => entries[index].Counts)];
            RunEntry[] rows = [.. counting.Select(index => entries[index])];
            return new TaskSummary
            {
                Task = task,
                Name = planned?.Name ?? rows[0].Name,
                Planned = planned?.Runs.Count ?? rows.Length,
                Runs = Chosen(attempts, counting),
                Rows = rows,
                Missing = [.. (planned?.Runs ?? []).Except(rows.Select(row => row.Run)).Order()],
                CostUsd = Cost.Sum(indexes.Select(index => entries[index].CostUsd)),
            };
        }
    }

    private static IReadOnlyList<RunRecord> Chosen(IReadOnlyList<RunRecord> attempts, IEnumerable<int> indexes) =>
        attempts is StoredRuns stored ? stored.Choose(indexes) : [.. indexes.Select(index => attempts[index])];

    private static IEnumerable<string> Ignored(int records) =>
        records == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{records} records of another suite were left out.")];
}
