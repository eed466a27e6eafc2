using System.Globalization;
using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>A verdict as plain text: clean lines for a terminal, a log or the message of a failed test.</summary>
public static class GateText
{
    /// <summary>The lines, the outcome first.</summary>
    public static IEnumerable<string> Lines(GateVerdict verdict, Ink? ink = null)
    {
        yield return "gate         " + Coloured(verdict.Outcome, ink ?? Ink.Plain);
        yield return "why          " + PlainText.OneLine(verdict.Reason);
        yield return "baseline     " + PlainText.OneLine(BaselineLine(verdict));
        yield return "candidate    " + PlainText.OneLine(CandidateLine(verdict));
        foreach (var (label, text) in Claims(verdict))
            yield return $"{label,-13}{PlainText.OneLine(text)}";
        yield return "";
        foreach (var line in TextTable.Lines(Rows(verdict).Select(row => row.Select(PlainText.OneLine).ToArray()), false, true, true, true, false))
            yield return "  " + line;
        yield return "";
        yield return "cost         " + CostLine(verdict);
        foreach (var warning in verdict.Warnings)
            yield return "warning      " + PlainText.OneLine(warning);
    }

    /// <summary><c>-10.0 points [-22.1, 1.4], margin 5.0 points</c>.</summary>
    internal static string Of(NonInferiority answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{answer.Difference.Estimate * 100:+0.0;-0.0;0.0} points, {(1 - answer.Difference.Alpha) * 100:0.##} % interval [{answer.Difference.Interval.Low * 100:0.0}, {answer.Difference.Interval.High * 100:0.0}], at most {answer.Margin * 100:0.#} points less are allowed (unit: runs, stratified by task).");

    internal static string Name(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Passed => "PASSED",
        GateOutcome.Regressed => "REGRESSED",
        GateOutcome.Inconclusive => "INCONCLUSIVE",
        _ => "INCOMPLETE",
    };

    internal static string BaselineLine(GateVerdict verdict)
    {
        var baseline = verdict.Baseline;
        var (first, last) = (baseline.Campaigns.Min(campaign => campaign.CreatedAt), baseline.Campaigns.Max(campaign => campaign.CreatedAt));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{baseline.Name}: {baseline.Model}, {ReportNumbers.Count(baseline.Campaigns.Count, "campaign")}, {Score(verdict.Suite.Baseline)}, {first.UtcDateTime:yyyy-MM-dd}{(first.UtcDateTime.Date == last.UtcDateTime.Date ? "" : $" to {last.UtcDateTime:yyyy-MM-dd}")} ({Age(GateWarnings.AgeInDays(verdict))} the candidate){Answered(baseline.ModelId, [.. baseline.ReturnedModels()])}");
    }

    internal static string CandidateLine(GateVerdict verdict)
    {
        var candidate = verdict.Candidate.Manifest;
        return $"{candidate.Id}: {candidate.Model}, {Score(verdict.Suite.Candidate)}{(verdict.Curtailed > 0 ? $", {ReportNumbers.Count(verdict.Curtailed, "run")} curtailed" : "")}{Answered(candidate.ModelId, [.. verdict.ReturnedModels()])}";
    }

    /// <summary>The two claims, which are never to be mixed.</summary>
    internal static IEnumerable<(string Label, string Text)> Claims(GateVerdict verdict)
    {
        yield return ("this suite", VerdictText.OnThisSuite(verdict.Suite));
        if (verdict.NonInferiority is { } margin)
            yield return ("margin", Of(margin));
        yield return ("such tasks", verdict.Curtailed > 0
            ? "Not asked: runs were curtailed, and this claim needs every run."
            : VerdictText.OnTasksLikeThese(TaskLevelTest.Of(verdict.Suite.Tasks)));
    }

    /// <summary>The table of tasks with its headings; names and reasons are not clean yet. A p of a curtailed candidate is a bound.</summary>
    internal static IEnumerable<string[]> Rows(GateVerdict verdict) =>
        verdict.Tasks.Select(Row).Prepend(["task", "baseline", "candidate", verdict.Curtailed > 0 ? "p (Holm, bound)" : "p (Holm)", "note"]);

    internal static string CostLine(GateVerdict verdict)
    {
        var cost = verdict.Cost;
        var change = cost.Increase is { } increase ? string.Create(CultureInfo.InvariantCulture, $" ({increase * 100:+0.0;-0.0;0.0} %)") : "";
        return $"{ReportNumbers.Dollars(cost.CandidateUsd)} where as many runs of the baseline cost {ReportNumbers.Dollars(cost.ExpectedUsd)}{change}; per pass {PerPass(cost.CandidatePerPassUsd)}, in the baseline {PerPass(cost.BaselinePerPassUsd)}";
    }

    private static string Age(int days) => $"{ReportNumbers.Count(Math.Abs(days), "day")} {(days < 0 ? "after" : "before")}";

    /// <summary>A script has no provider that could say so.</summary>
    private static string Answered(string? asked, string[] ids) => asked is null ? "" : ", answered as " + GateWarnings.Names(ids);

    private static string PerPass(decimal? usd) => usd is null ? "-" : ReportNumbers.Dollars(usd);

    private static string Score(CampaignSide side) => string.Create(CultureInfo.InvariantCulture, $"{side.Tasks.Sum(task => task.Passed)} of {side.Valid} runs passed");

    private static string[] Row(GateTask task) =>
    [
        $"{task.Task} {task.Name}",
        string.Create(CultureInfo.InvariantCulture, $"{task.Runs.BaselinePassed}/{task.Runs.BaselineValid}"),
        string.Create(CultureInfo.InvariantCulture, $"{task.Runs.CandidatePassed}/{task.Runs.CandidateValid}"),
        task.Alarm is { } alarm ? VerdictText.PValue(alarm.AdjustedP)[4..] : "-",
        string.Join(", ", Notes(task)),
    ];

    private static IEnumerable<string> Notes(GateTask task)
    {
        if (task.LeftOut is { } reason) yield return "left out: " + reason;
        if (task.Alarm is { IsRaised: true }) yield return "ALARM: worse";
        if (task.Invalid > 0) yield return FormattableString.Invariant($"{task.Invalid} invalid");
        if (task.Curtailed > 0) yield return FormattableString.Invariant($"{task.Curtailed} curtailed");
        if (task.Planned - task.Runs.CandidateValid - task.Invalid - task.Curtailed is > 0 and var missing) yield return FormattableString.Invariant($"{missing} missing");
    }

    private static string Coloured(GateOutcome outcome, Ink ink) => outcome switch
    {
        GateOutcome.Passed => ink.Green(Name(outcome)),
        GateOutcome.Regressed => ink.Red(Name(outcome)),
        _ => ink.Yellow(Name(outcome)),
    };
}
