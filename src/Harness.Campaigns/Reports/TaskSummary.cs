using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Reports;

/// <summary>One task of a campaign. Counts are of rows; each row counts once, by the attempt that counts.</summary>
public sealed record TaskSummary
{
    /// <summary>The task's id, e.g. <c>task_01</c>.</summary>
    public required string Task { get; init; }

    /// <summary>The task's name, e.g. <c>fix_failing_test</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Rows that were planned; the recorded ones when there is no plan.</summary>
    public required int Planned { get; init; }

    /// <summary>The counting attempt of each recorded row, by run number.</summary>
    public required IReadOnlyList<RunRecord> Runs { get; init; }

    /// <summary>What totals need of <see cref="Runs"/>, in their order.</summary>
    public required IReadOnlyList<RunEntry> Rows { get; init; }

    /// <summary>Planned run numbers without any record, ascending.</summary>
    public required IReadOnlyList<int> Missing { get; init; }

    /// <summary>Cost of all attempts in USD; null when unknown.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>Passed and failed rows: the denominator of the pass rate.</summary>
    public int Valid => Rows.Count - Invalid;

    public int Passed => Count(OutcomeKind.Passed);

    /// <summary>Rows whose counting attempt is invalid, those that were left out among them.</summary>
    public int Invalid => Count(OutcomeKind.Invalid);

    public int WrongAnswer => Rows.Count(row => row.Outcome.Shape == FailureShape.WrongAnswer);

    public int GaveUpMidPlan => Rows.Count(row => row.Outcome.Shape == FailureShape.GaveUpMidPlan);

    /// <summary>0 to 1; null when nothing was valid.</summary>
    public double? PassRate => Valid == 0 ? null : (double)Passed / Valid;

    /// <summary>Wilson 95 % interval of the pass rate, over runs; null when nothing was valid.</summary>
    public Interval? PassInterval => WilsonScore.Of(Passed, Valid);

    /// <summary>Mean working time of the valid rows in seconds; null when nothing was valid.</summary>
    public double? MeanSeconds => Valid == 0 ? null : ValidSeconds.Average();

    /// <summary>Median working time of the valid rows in seconds; null when nothing was valid.</summary>
    public double? MedianSeconds => Percentile.Of(ValidSeconds, .5);

    /// <summary>95th percentile of the working time of the valid rows in seconds; null when nothing was valid.</summary>
    public double? P95Seconds => Percentile.Of(ValidSeconds, .95);

    /// <summary>
    /// Every row that did not pass: <c>run2 wrong_answer (quick); run3 invalid: rate_limited</c>; rows with the same note
    /// share it: <c>run1, run2 missing</c>. Empty when all passed.
    /// </summary>
    public string Notes => string.Join("; ", Rows
        .Where(row => row.Outcome.Kind != OutcomeKind.Passed)
        .Select(row => (row.Run, Note: RunNote.Of(row)))
        .Concat(Missing.Select(run => (Run: run, Note: "missing")))
        .OrderBy(row => row.Run)
        .GroupBy(row => row.Note)
        .Select(rows => $"{RunNote.Numbers(rows.Select(row => row.Run))} {rows.Key}"));

    private IEnumerable<double> ValidSeconds =>
        Rows.Where(row => !row.IsInvalid).Select(row => row.Seconds);

    private int Count(OutcomeKind kind) => Rows.Count(row => row.Outcome.Kind == kind);
}
