using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;

namespace Harness.Campaigns.Reports;

/// <summary>A run's outcome in a few words. Contains no model text.</summary>
public static class RunNote
{
    private const int MostRuns = 20;

    /// <summary>
    /// <c>passed</c>, <c>wrong_answer (quick)</c>, <c>gave_up_mid_plan, turn_limit</c>, <c>invalid: rate_limited</c>. The mode is
    /// named where it says more than the shape.
    /// </summary>
    public static string Of(RunRecord run) => run.Outcome.Kind switch
    {
        OutcomeKind.Passed => OutcomeKind.Passed.Name(),
        OutcomeKind.Invalid => "invalid: " + (run.Outcome.Cause ?? InvalidCause.HarnessError).Name(),
        _ => Failure(run),
    };

    /// <summary><c>run2, run3</c>; of more than twenty the first twenty and how many more.</summary>
    public static string Numbers(IEnumerable<int> runs)
    {
        int[] numbers = [.. runs];
        var shown = string.Join(", ", numbers.Take(MostRuns).Select(run => FormattableString.Invariant($"run{run}")));
        return numbers.Length > MostRuns ? FormattableString.Invariant($"{shown} and {numbers.Length - MostRuns} more") : shown;
    }

    private static string Failure(RunRecord run)
    {
        var shape = run.Outcome.Shape?.Name() ?? OutcomeKind.Failed.Name();
        var mode = run.Outcome.Mode?.Name() ?? shape;
        return (mode == shape ? shape : $"{shape}, {mode}") + (run.IsQuick() ? " (quick)" : "");
    }
}
