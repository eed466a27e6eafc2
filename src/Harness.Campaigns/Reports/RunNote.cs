using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>A run's outcome in a few words. Contains no model text.</summary>
public static class RunNote
{
    private const int MostRuns = 20;

    /// <summary>
    /// <c>passed</c>, <c>wrong_answer (quick)</c>, <c>gave_up_mid_plan, turn_limit</c>, <c>invalid: rate_limited</c>, <c>curtailed</c>. The mode is
    /// named where it says more than the shape.
    /// </summary>
    public static string Of(RunRecord run) => Of(run.Outcome, run.IsQuick());

    /// <summary>As above.</summary>
    public static string Of(RunEntry row) => Of(row.Outcome, row.IsQuick);

    /// <summary><c>run2, run3</c>; of more than twenty the first twenty and how many more.</summary>
    public static string Numbers(IEnumerable<int> runs)
    {
        int[] numbers = [.. runs];
        var shown = string.Join(", ", numbers.Take(MostRuns).Select(run => FormattableString.Invariant($"run{run}")));
        return numbers.Length > MostRuns ? FormattableString.Invariant($"{shown} and {numbers.Length - MostRuns} more") : shown;
    }

    private static string Of(Outcome outcome, bool isQuick) => outcome.Kind switch
    {
        OutcomeKind.Passed => OutcomeKind.Passed.Name(),
        OutcomeKind.Invalid when outcome.Cause == InvalidCause.Curtailed => InvalidCause.Curtailed.Name(),
        OutcomeKind.Invalid => "invalid: " + (outcome.Cause ?? InvalidCause.HarnessError).Name(),
        _ => Failure(outcome, isQuick),
    };

    private static string Failure(Outcome outcome, bool isQuick)
    {
        var shape = outcome.Shape?.Name() ?? OutcomeKind.Failed.Name();
        var mode = outcome.Mode?.Name() ?? shape;
        return (mode == shape ? shape : $"{shape}, {mode}") + (isQuick ? " (quick)" : "");
    }
}
