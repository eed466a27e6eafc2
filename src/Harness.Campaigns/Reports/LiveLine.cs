using System.Globalization;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>One line of plain text per finished run.</summary>
/// <param name="ink">Colours of the verdict.</param>
/// <param name="width">Columns of the terminal; the reason at the end is cut to fit. At least 80 are used.</param>
public sealed class LiveLine(Ink ink, int width = 160)
{
    private const int LongestLabel = 100;
    private const int VerdictAndLabelWidth = 50;
    private const int NarrowestWidth = 80;
    private const int NarrowestReason = 40;

    /// <summary>
    /// <c>  [ 7/30] pass  task_01 fix_failing_test · run 1    3.2 s   4 turns   1,234 tok  $0.0012</c>; a run that did not pass
    /// ends with its note and its first reason, a replayed one that passed with its first divergence.
    /// </summary>
    /// <param name="run">The record.</param>
    /// <param name="finished">How many rows are finished, this one included.</param>
    /// <param name="planned">How many are planned; 0 when unknown, then the counter is left out.</param>
    public string Of(RunRecord run, int finished = 0, int planned = 0)
    {
        var facts = string.Create(
            CultureInfo.InvariantCulture,
            $"{ReportNumbers.Seconds(run.Seconds),8} {ReportNumbers.Count(run.Turns, "turn"),9} {ReportNumbers.Tokens(run.Usage),9} tok  {Cost(run.CostUsd)}");
        var verdict = Verdict(run);
        var label = PlainText.PadRight($"{verdict}  {PlainText.Fit(Label(run), LongestLabel)}", VerdictAndLabelWidth)[verdict.Length..];
        var start = $"  {Counter(finished, planned)}";
        var line = $"{label} {facts}";
        var used = PlainText.Width($"{start}{verdict}{line}  ");
        var reason = Reason(run);
        if (reason.Length > 0)
            line = $"{line}  {PlainText.Fit(reason, Math.Max(NarrowestReason, Math.Max(width, NarrowestWidth) - used))}";
        return $"{start}{Paint(run, verdict)}{line}";
    }

    /// <summary><c>task_01 fix_failing_test · run 1</c>, from the second attempt on with its number.</summary>
    private static string Label(RunRecord run) => run.Attempt == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{run.Task} {run.Name} · run {run.Run}")
        : string.Create(CultureInfo.InvariantCulture, $"{run.Task} {run.Name} · run {run.Run} attempt {run.Attempt}");

    private static string Counter(int finished, int planned)
    {
        if (planned <= 0)
            return "";
        var total = planned.ToString(CultureInfo.InvariantCulture);
        return $"[{finished.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length)}/{total}] ";
    }

    private static string Verdict(RunRecord run) => run.Outcome.Kind switch
    {
        OutcomeKind.Passed => "pass",
        OutcomeKind.Failed => "FAIL",
        _ when run.WasLeftOut() => "skip",
        _ => "INVALID",
    };

    private string Paint(RunRecord run, string text) => run.Outcome.Kind switch
    {
        OutcomeKind.Passed => ink.Green(text),
        OutcomeKind.Failed => ink.Red(text),
        _ => ink.Yellow(text),
    };

    private static string Cost(decimal? cost) => cost is null ? "cost unknown" : ReportNumbers.Dollars(cost);

    private static string Reason(RunRecord run)
    {
        if (run.Outcome.Kind == OutcomeKind.Passed)
            return run.Divergences is { Count: > 0 } divergences ? "diverged: " + divergences[0] : "";
        var note = run.Outcome.Kind == OutcomeKind.Invalid ? (run.Outcome.Cause ?? InvalidCause.HarnessError).Name() : RunNote.Of(run);
        var detail = run.FailedChecks.SelectMany(check => check.Reasons).FirstOrDefault() ?? run.Error;
        return string.IsNullOrWhiteSpace(detail) ? note : $"{note}: {detail}";
    }
}
