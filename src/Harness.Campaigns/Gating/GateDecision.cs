using Harness.Campaigns.Reports;
using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>From the numbers to the outcome: first whether the runs can be judged at all, then each question that was asked.</summary>
internal static class GateDecision
{
    // A share such as 27 / 30 is .9 but for rounding.
    private const double Rounding = 1e-9;

    public static (GateOutcome Outcome, string Reason) Of(GateVerdict verdict) =>
        NotComparable(verdict) ?? NotCovered(verdict) ?? NotWhole(verdict) ?? NotJudged(verdict) ?? Worse(verdict) ?? Alarmed(verdict) ?? TooDear(verdict) ?? Passed(verdict);

    private static (GateOutcome, string)? NotComparable(GateVerdict verdict)
    {
        var known = verdict.Baseline.Tasks.Select(task => task.Task).ToHashSet(StringComparer.Ordinal);
        var lost = verdict.Tasks.Where(task => known.Contains(task.Task) && task.LeftOut is not null).ToList();
        return known.Count - lost.Count >= (verdict.Rules.CoverageFloor * known.Count) - Rounding && lost.Count < known.Count
            ? null
            : (GateOutcome.Inconclusive, FormattableString.Invariant($"{lost.Count} of the baseline's {known.Count} tasks cannot be compared ({string.Join("; ", lost.Select(task => $"{task.Task} {task.LeftOut}"))})"));
    }

    private static (GateOutcome, string)? NotCovered(GateVerdict verdict)
    {
        var side = verdict.Suite.Candidate;
        var needed = verdict.Rules.CoverageFloor - Rounding;
        if (side.Coverage >= needed) return null;
        var notMade = verdict.Tasks.Where(task => task.LeftOut is null).Sum(task => task.NotMade);
        var share = FormattableString.Invariant($"{side.Valid} of {side.Planned} planned runs are valid, {verdict.Rules.CoverageFloor * 100:0.#} % are needed");
        return side.Planned == 0 || side.Coverage + (notMade / (double)side.Planned) >= needed
            ? (GateOutcome.Incomplete, $"{share}; {ReportNumbers.Count(notMade, "run")} not made: `dotnet harness run --resume {verdict.Candidate.Manifest.Id}` makes the rest")
            : (GateOutcome.Inconclusive, $"{share}; {ReportNumbers.Count(side.Invalid, "run")} could not be measured");
    }

    private static (GateOutcome, string)? NotJudged(GateVerdict verdict) =>
        verdict.Suite.Kind == Verdict.Inconclusive ? (GateOutcome.Inconclusive, VerdictText.OnThisSuite(verdict.Suite)) : null;

    private static (GateOutcome, string)? NotWhole(GateVerdict verdict) =>
        verdict.Curtailed > 0 && verdict.Rules.NeedsEveryRun
            ? (GateOutcome.Inconclusive, $"{ReportNumbers.Count(verdict.Curtailed, "run")} curtailed: which runs were made depends on how they ended, and {(verdict.Rules.Margin is null ? "a limit on the cost" : "a margin")} needs every run")
            : null;

    private static (GateOutcome, string)? Worse(GateVerdict verdict)
    {
        if (verdict.Rules.Margin is null)
            return verdict.Suite.Kind == Verdict.Regressed ? (GateOutcome.Regressed, VerdictText.OnThisSuite(verdict.Suite)) : null;
        return verdict.NonInferiority switch
        {
            { IsShown: true } => null,
            { IsRefuted: true } refuted => (GateOutcome.Regressed, "Worse by more than the margin on this suite: " + GateText.Of(refuted)),
            { } open => (GateOutcome.Inconclusive, "Not shown to be within the margin on this suite: " + GateText.Of(open)),
            null => (GateOutcome.Inconclusive, "no task has valid runs on both sides"),
        };
    }

    private static (GateOutcome, string)? Alarmed(GateVerdict verdict)
    {
        if (!verdict.Rules.AlarmsDecide) return null;
        if (verdict.Alarms.ToList() is { Count: > 0 } raised)
            return (GateOutcome.Regressed, "Worse in " + string.Join(", ", raised.Select(task => $"{task.Task} ({VerdictText.PValue(task.Alarm!.AdjustedP)} after Holm's correction)")) + ".");
        return verdict.OpenAlarms.ToList() is { Count: > 0 } open
            ? (GateOutcome.Inconclusive, $"{ReportNumbers.Count(verdict.Curtailed, "run")} curtailed, whose outcome could decide an alarm of {string.Join(", ", open.Select(task => task.Task))}")
            : null;
    }

    private static (GateOutcome, string)? TooDear(GateVerdict verdict) =>
        verdict.Rules.MaxCostIncrease is not { } limit ? null : verdict.Cost.IsWithin(limit) switch
        {
            true => null,
            false => (GateOutcome.Regressed, FormattableString.Invariant($"Dearer than allowed: {ReportNumbers.Dollars(verdict.Cost.CandidateUsd)} where the baseline's prices and tokens give {ReportNumbers.Dollars(verdict.Cost.ExpectedUsd)}; at most {limit * 100:0.#} % more are allowed")),
            null => (GateOutcome.Inconclusive, "a limit on the cost was asked for, and a cost is unknown"),
        };

    private static (GateOutcome, string) Passed(GateVerdict verdict) =>
        (GateOutcome.Passed, verdict.NonInferiority is { } shown ? "Not worse by more than the margin on this suite: " + GateText.Of(shown) : VerdictText.OnThisSuite(verdict.Suite));
}
