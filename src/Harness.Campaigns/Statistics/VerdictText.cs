using System.Globalization;

namespace Harness.Campaigns.Statistics;

/// <summary>
/// The sentences of the two claims, which are never to be mixed: what was shown on this suite (runs are the unit) and what was
/// shown on tasks like these (tasks are the unit). One line each, of our own words and numbers alone.
/// </summary>
public static class VerdictText
{
    /// <summary>The verdict with its test, its p-value and, where nothing was detected, what could have been.</summary>
    public static string OnThisSuite(ComparisonVerdict verdict) => verdict.Kind switch
    {
        Verdict.Regressed => $"Worse on this suite: {Counts(verdict)}.",
        Verdict.Improved => $"Better on this suite: {Counts(verdict)}.",
        Verdict.NoDifferenceDetected => $"{(verdict.Rules.Question == VerdictQuestion.Worse ? "No loss" : "No difference")} detected on this suite: {Counts(verdict)}. {Detectable(verdict.DetectableDrop)}",
        _ => $"Inconclusive: {WhyInconclusive(verdict)}.",
    };

    /// <summary>The claim beyond the suite.</summary>
    public static string OnTasksLikeThese(TaskLevelTest test)
    {
        var tasks = string.Create(CultureInfo.InvariantCulture, $"of {test.Worse + test.Better + test.Tied} tasks {test.Worse} passed less often, {test.Better} more often, {test.Tied} equally often");
        var p = $"exact signed-rank test over tasks, two-sided {PValue(test.SignedRankTwoSidedP)}";
        return !Significance.IsReached(test.SignedRankTwoSidedP) ? $"Not shown for tasks like these: {tasks} ({p})."
            : test.SignedRankP < .5 ? $"Worse on tasks like these: {tasks} ({p})."
            : $"Better on tasks like these: {tasks} ({p}).";
    }

    /// <summary>"p = .042", "p = 1.0", "p &lt; .0001": two digits, never 0.</summary>
    public static string PValue(double p)
    {
        if (p < .0001) return "p < .0001";
        if (p >= .995) return "p = 1.0";
        var decimals = Math.Max(2, 1 - (int)Math.Floor(Math.Log10(p)));
        return "p = " + p.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)[1..];
    }

    internal static string Counts(ComparisonVerdict verdict)
    {
        var runs = verdict.Tasks.Where(task => task.IsComparable).Sum(task => task.CandidateValid);
        var bound = verdict.Candidate.Curtailed.Values.Sum() is > 0 and var curtailed
            ? string.Create(CultureInfo.InvariantCulture, $", whatever the {curtailed} curtailed runs had brought")
            : "";
        var sides = verdict.Rules.Question == VerdictQuestion.Worse ? "one-sided" : "two-sided";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{verdict.Test.Passed} of {runs} runs passed where {verdict.Test.Expected:0.0} were to be expected without a change (exact test over runs, stratified by task, {sides} {PValue(verdict.P)}{bound})");
    }

    /// <summary>What could have been detected, once it is corrected for so many comparisons.</summary>
    internal static string Detectable(SuiteDrop? drop, int comparisons = 1)
    {
        var these = comparisons == 1 ? "These" : string.Create(CultureInfo.InvariantCulture, $"Corrected for {comparisons} comparisons, these");
        return drop is null
            ? $"{these} runs could not have shown any drop with 80 % power."
            : string.Create(CultureInfo.InvariantCulture, $"{these} runs had 80 % power to see a drop from {drop.From * 100:0} % to {drop.To * 100:0} %.");
    }

    /// <summary>The reason of <see cref="Verdict.Inconclusive"/>, as a clause.</summary>
    internal static string WhyInconclusive(ComparisonVerdict verdict) => verdict.Reason switch
    {
        InconclusiveReason.NothingInCommon => "no task has valid runs on both sides",
        InconclusiveReason.CoverageBelowFloor => string.Create(
            CultureInfo.InvariantCulture,
            $"valid runs cover {Share(verdict.Baseline)} of the baseline's plan and {Share(verdict.Candidate)} of the candidate's; {verdict.Rules.CoverageFloor * 100:0.#} % are needed"),
        InconclusiveReason.InvalidRunsUnequal => string.Create(
            CultureInfo.InvariantCulture,
            $"invalid runs are unequal: {verdict.Baseline.Invalid} beside {verdict.Baseline.Valid} valid ones of the baseline, {verdict.Candidate.Invalid} beside {verdict.Candidate.Valid} of the candidate"),
        _ => "runs were left out that this question needs",
    };

    private static string Share(CampaignSide side) => string.Create(CultureInfo.InvariantCulture, $"{side.Coverage * 100:0.0} %");
}
