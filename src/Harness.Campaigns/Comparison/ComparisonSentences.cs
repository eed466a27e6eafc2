using System.Globalization;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Comparison;

/// <summary>
/// Every sentence about a pair, made from its counts alone: nothing that was not detected is called equal, nobody "beats" anybody
/// where the verdict does not say so, and what happened in some runs is said with the number of these runs. Text of folders in them
/// is not escaped.
/// </summary>
/// <param name="pair">What is spoken of.</param>
/// <param name="baseline">How the baseline is called.</param>
/// <param name="candidate">How the candidate is called.</param>
/// <param name="correctedP">The p-value of the pair, corrected for all pairs that are looked at; null when it is the only one.</param>
/// <param name="comparisons">How many pairs are looked at.</param>
public sealed class ComparisonSentences(PairComparison pair, string baseline, string candidate, double? correctedP = null, int comparisons = 1)
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The verdict of the pair; a difference that does not stand once it is corrected for all pairs is not detected.</summary>
    public Verdict Verdict => IsUndone ? Verdict.NoDifferenceDetected : pair.Verdict.Kind;

    /// <summary>The smallest drop that the verdict, corrected for all pairs, had 80 % power to show; null when there is none. Simulated on the first call.</summary>
    public SuiteDrop? DetectableDrop => pair.Verdict.DetectableDropAmong(comparisons);

    /// <summary>The verdict in some words.</summary>
    public string Headline => Verdict switch
    {
        Verdict.Improved => $"{candidate} beats {baseline} on this suite",
        Verdict.Regressed => $"{baseline} beats {candidate} on this suite",
        Verdict.NoDifferenceDetected => $"no difference detected between {baseline} and {candidate}",
        _ => $"inconclusive: {candidate} cannot be judged against {baseline}",
    };

    /// <summary>The verdict with its test, its p-value, what pooled runs say beside it, and where nothing was detected what could have been.</summary>
    public string OnThisSuite
    {
        get
        {
            var verdict = pair.Verdict;
            if (verdict.Kind == Verdict.Inconclusive)
                return VerdictText.OnThisSuite(verdict);
            var counts = !pair.IsPooled ? VerdictText.Counts(verdict) : string.Create(Invariant, $"{pair.Candidate.Passed} of {pair.Candidate.Valid} runs passed, {pair.Baseline.Passed} of {pair.Baseline.Valid} of the baseline (Fisher's exact test over the pooled runs, two-sided {VerdictText.PValue(verdict.P)}; a test stratified by task is not possible, because only totals are known)");
            var said = Verdict switch
            {
                Verdict.Improved => $"Better on this suite: {counts}.",
                Verdict.Regressed => $"Worse on this suite: {counts}.",
                _ => $"{(verdict.Rules.Question == VerdictQuestion.Worse ? "No loss" : "No difference")} detected on this suite{(IsUndone ? ", corrected for all comparisons" : "")}: {counts}. {Detectable}",
            };
            return pair.IsPooled ? said : $"{said} Fisher's exact test over the pooled runs, for orientation: {VerdictText.PValue(verdict.PooledFisher)}.";
        }
    }

    /// <summary>What could have been detected, a sentence.</summary>
    internal string Detectable => VerdictText.Detectable(DetectableDrop, comparisons);

    /// <summary>The claim beyond the suite; null when only totals are known.</summary>
    public string? OnTasksLikeThese => pair.TasksLikeThese is { } test ? VerdictText.OnTasksLikeThese(test) : null;

    /// <summary>The tasks that are not compared, and those that became worse on their own: a sentence each.</summary>
    public IEnumerable<string> OnTasks => pair.Tasks.Select(Of).OfType<string>();

    /// <summary>What a pass costs beside one of the baseline.</summary>
    public string CostPerPass => pair.Cost.RatioPerPass is not { } ratio
        ? $"Which passes are cheaper is not known: the cost per pass of {Unknown(pair.Baseline.CostPerPassUsd, pair.Candidate.CostPerPassUsd)} is unknown or undefined."
        : $"A pass of {candidate} costs {Times(ratio)} one of {baseline}, {Difference(ratio)}{Within(pair.Cost.RatioPerPassInterval)}.";

    /// <summary>What many runs cost beside as many of the baseline.</summary>
    public string Saving
    {
        get
        {
            if (pair.Cost.SavingUsd is not { } saving)
                return string.Create(Invariant, $"What {CostChange.Runs:N0} runs save is not known: the cost per run of {Unknown(pair.Baseline.CostPerRunUsd, pair.Candidate.CostPerRunUsd)} is unknown.");
            var what = saving >= 0 ? $"{candidate} saves {Whole(saving)}" : $"{candidate} costs {Whole(-saving)} more";
            var ratio = pair.Cost.RatioPerRun is { } perRun ? $": a run costs {Times(perRun)} one of {baseline}{Within(pair.Cost.RatioPerRunInterval)}" : "";
            return string.Create(Invariant, $"At {CostChange.Runs:N0} runs {what}{ratio}.");
        }
    }

    /// <summary>How the sizes of the models compare, by each source that states both.</summary>
    public IEnumerable<string> Parameters => pair.Parameters.Select(claim => string.Create(
        Invariant,
        $"Total parameters, {claim.Source}: {claim.BaselineBillion:0.###}B, then {claim.CandidateBillion:0.###}B, {Math.Abs(claim.ChangePercent):0.0} % {(claim.ChangePercent < 0 ? "lower" : "higher")}."));

    /// <summary>What differs otherwise between the two, a sentence each.</summary>
    public IEnumerable<string> Warnings => pair.Comparability.Warnings;

    /// <summary><c>2 of 3 runs</c>, <c>all 3 runs</c>, <c>none of 3 runs</c>, <c>no valid run</c>: never more than was counted.</summary>
    public static string PassedIn(TaskRecord? task) => task switch
    {
        null or { Valid: 0 } => "no valid run",
        { Passed: 0 } => string.Create(Invariant, $"none of {ReportNumbers.Count(task.Valid, "run")}"),
        _ when task.Passed == task.Valid => string.Create(Invariant, $"all {ReportNumbers.Count(task.Valid, "run")}"),
        _ => string.Create(Invariant, $"{task.Passed} of {ReportNumbers.Count(task.Valid, "run")}"),
    };

    private bool IsUndone => pair.Verdict.Kind is Verdict.Improved or Verdict.Regressed && correctedP is { } p && !Significance.IsReached(p, pair.Verdict.Rules.Alpha);

    private string? Of(TaskChange task)
    {
        if (task.Differing.Count > 0)
            return $"{task.Task} is not compared, because it is not the same task on both sides: {string.Join(", ", task.Differing)} {(task.Differing.Count == 1 ? "differs" : "differ")}.";
        // Of a curtailed side no task is, and the verdict says why.
        if (pair.IsCurtailed)
            return null;
        if (!task.IsCompared)
            return $"{task.Task} is not compared: {candidate} has {Runs(task.Candidate)}, {baseline} {Runs(task.Baseline)}.";
        return task.Alarm is { IsRaised: true } alarm
            ? $"{task.Task} alone became worse: {candidate} passed {PassedIn(task.Candidate)}, {baseline} {PassedIn(task.Baseline)} (exact test, one-sided {VerdictText.PValue(alarm.P)}, corrected for all tasks {VerdictText.PValue(alarm.AdjustedP)})."
            : null;
    }

    private static string Runs(TaskRecord? task) => task is { Valid: > 0 } ? ReportNumbers.Count(task.Valid, "valid run") : "no valid run";

    private string Unknown(decimal? ofBaseline, decimal? ofCandidate) => (ofBaseline, ofCandidate) switch
    {
        (null, null) => $"{baseline} and of {candidate}",
        (null, _) => baseline,
        (_, null) => candidate,
        _ => $"{baseline} is 0, so a ratio to it",
    };

    private static string Times(double ratio) => string.Create(Invariant, $"{ratio:0.00} times");

    private static string Difference(double ratio) => ratio switch
    {
        < 1 => string.Create(Invariant, $"{(1 - ratio) * 100:0.0} % less"),
        > 1 => string.Create(Invariant, $"{(ratio - 1) * 100:0.0} % more"),
        _ => "the same",
    };

    // One interval of one ratio is a test of that ratio; two intervals of two costs would be none.
    private string Within(Interval? interval) => interval is not { } known
        ? pair.Baseline.IsRecorded && pair.Candidate.IsRecorded ? "" : " (without an interval: what single runs cost is not on record)"
        : string.Create(Invariant, $" (95 % interval over runs {known.Low:0.00} to {known.High:0.00}{(known.Low <= 1 && known.High >= 1 ? ": a difference is not shown" : "")})");

    private static string Whole(decimal usd) => "$" + usd.ToString(usd < 1 ? "0.0000" : "N2", Invariant);
}
