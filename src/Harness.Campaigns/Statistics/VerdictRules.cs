namespace Harness.Campaigns.Statistics;

/// <summary>How a comparison is judged. To be decided before the runs are seen.</summary>
/// <param name="Question">What is asked; default: whether the candidate is worse.</param>
/// <param name="Alpha">The level of the test: the chance of a false alarm is at most this. Above 0, below 1; default .05.</param>
/// <param name="CoverageFloor">The share of the planned runs that must be valid on each side, 0 to 1; default .9.</param>
public sealed record VerdictRules(
    VerdictQuestion Question = VerdictQuestion.Worse,
    double Alpha = Significance.Alpha,
    double CoverageFloor = .9)
{
    /// <summary>The rules of the gate: <see cref="VerdictQuestion.Worse"/> at .05.</summary>
    public static VerdictRules Gate { get; } = new();

    /// <summary>The rules of a comparison: <see cref="VerdictQuestion.Different"/> at .05.</summary>
    public static VerdictRules Comparison { get; } = new(VerdictQuestion.Different);

    /// <summary>The p-value that answers the question.</summary>
    public double PValueOf(StratifiedTest test) => Question == VerdictQuestion.Worse ? test.Worse : test.TwoSided;

    internal Verdict Judge(StratifiedTest test)
    {
        if (!Significance.IsReached(PValueOf(test), Alpha)) return Verdict.NoDifferenceDetected;
        return test.Passed < test.Expected ? Verdict.Regressed : Verdict.Improved;
    }
}
