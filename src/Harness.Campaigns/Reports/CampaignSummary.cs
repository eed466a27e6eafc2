using System.Globalization;
using Harness.Campaigns.Outcomes;
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

    /// <summary>Every attempt, ordered by task, run and attempt.</summary>
    public required IReadOnlyList<RunRecord> Attempts { get; init; }

    /// <summary>What was dropped while reading; empty in the normal case.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The counting attempt of each row, ordered by task and run.</summary>
    public IEnumerable<RunRecord> Runs => Tasks.SelectMany(task => task.Runs);

    /// <summary>
    /// The published totals of a reconstruction whose runs were not published: then <see cref="Tasks"/> is empty, and nothing may be
    /// said or compared by task. Null for everything else.
    /// </summary>
    public PublishedCampaign? TotalsOnly => Attempts.Count == 0 && Manifest is { Reconstruction: true, Published: { TotalsOnly: true } totals } ? totals : null;

    public int Planned => TotalsOnly?.Valid ?? Tasks.Sum(task => task.Planned);

    /// <summary>Passed and failed rows: the denominator of the score.</summary>
    public int Valid => TotalsOnly?.Valid ?? Tasks.Sum(task => task.Valid);

    public int Passed => TotalsOnly?.Passed ?? Tasks.Sum(task => task.Passed);

    public int Invalid => Tasks.Sum(task => task.Invalid);

    /// <summary>Planned rows without any record.</summary>
    public int Missing => Tasks.Sum(task => task.Missing.Count);

    /// <summary>0 to 1; null when nothing was valid.</summary>
    public double? PassRate => Valid == 0 ? null : (double)Passed / Valid;

    /// <summary>Wilson 95 % interval of the pass rate, over runs; null when nothing was valid.</summary>
    public Interval? PassInterval => WilsonScore.Of(Passed, Valid);

    /// <summary>Cost of all attempts in USD; null when unknown.</summary>
    public decimal? CostUsd => TotalsOnly is { } totals ? totals.CostUsd : Cost.Sum(Attempts.Select(attempt => attempt.CostUsd));

    /// <summary>USD; null when the cost is unknown or nothing passed. Of <see cref="TotalsOnly"/>, as published, rounded.</summary>
    public decimal? CostPerPassUsd => TotalsOnly is { } totals ? totals.CostPerPassUsd : Cost.PerPass(CostUsd, Passed);

    /// <summary>Cost in USD of attempts that ended invalid; null when unknown.</summary>
    public decimal? WastedUsd => TotalsOnly is not null ? null : Cost.Sum(Attempts.Where(IsInvalid).Select(attempt => attempt.CostUsd));

    /// <summary>Attempts that ended invalid, also those that were repeated with success.</summary>
    public int InvalidAttempts => Attempts.Count(IsInvalid);

    /// <summary>Requests of all attempts whose answer never arrived readable: if the provider billed them, the cost does not say so.</summary>
    public int UnpricedRequests => Attempts.Sum(attempt => attempt.UnpricedRequests);

    /// <summary>Invalid rows by cause, most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<InvalidCause, int>> InvalidByCause =>
        [.. Runs.Where(IsInvalid)
            .CountBy(run => run.Outcome.Cause ?? InvalidCause.HarnessError)
            .OrderByDescending(cause => cause.Value)
            .ThenBy(cause => cause.Key)];

    /// <summary>Valid rows whose final message claimed success.</summary>
    public int SuccessClaims => Runs.Count(run => !IsInvalid(run) && run.Outcome.ClaimedSuccess);

    /// <summary>Claims of success that the checker rejected.</summary>
    public int FalseSuccessClaims => Runs.Count(run => run.Outcome is { Kind: OutcomeKind.Failed, ClaimedSuccess: true });

    /// <summary>Rejected claims by claims, 0 to 1; null when success was never claimed.</summary>
    public double? FalseSuccessRate => SuccessClaims == 0 ? null : (double)FalseSuccessClaims / SuccessClaims;

    /// <summary>Valid rows in which a tool call was written as text, which is not executed: many of them suggest a fault of the harness.</summary>
    public int TextualToolCalls => Runs.Count(run => !IsInvalid(run) && run.Facts.TextualToolCall);

    /// <summary>Computes the summary.</summary>
    public static CampaignSummary Of(CampaignManifest manifest, CampaignRuns runs)
    {
        RunRecord[] ours = [.. runs.Records
            .Where(record => record.Suite == manifest.Suite)
            .OrderBy(record => record.Task, StringComparer.Ordinal)
            .ThenBy(record => record.Run)
            .ThenBy(record => record.Attempt)];
        var counting = new CampaignRuns(ours, []).Counting().ToLookup(record => record.Task);
        var attempts = ours.ToLookup(record => record.Task);
        var plan = manifest.Plan.ToDictionary(task => task.Task);
        return new CampaignSummary
        {
            Manifest = manifest,
            Attempts = ours,
            Notes = [.. runs.Notes, .. Ignored(runs.Records.Count - ours.Length)],
            Tasks = [.. plan.Keys.Union(attempts.Select(task => task.Key)).Order(StringComparer.Ordinal)
                .Select(task => Summarize(task, plan.GetValueOrDefault(task), [.. counting[task]], attempts[task]))],
        };
    }

    private static TaskSummary Summarize(string task, PlannedTask? plan, RunRecord[] counting, IEnumerable<RunRecord> attempts) => new()
    {
        Task = task,
        Name = plan?.Name ?? counting[0].Name,
        Planned = plan?.Runs.Count ?? counting.Length,
        Runs = counting,
        Missing = [.. (plan?.Runs ?? []).Except(counting.Select(run => run.Run)).Order()],
        CostUsd = Cost.Sum(attempts.Select(attempt => attempt.CostUsd)),
    };

    private static IEnumerable<string> Ignored(int records) =>
        records == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{records} records of another suite were left out.")];

    private static bool IsInvalid(RunRecord run) => run.Outcome.Kind == OutcomeKind.Invalid;
}
