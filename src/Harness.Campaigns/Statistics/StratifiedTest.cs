namespace Harness.Campaigns.Statistics;

/// <summary>What <see cref="StratifiedExact"/> found. A claim about these tasks: the unit is the run, stratified by task.</summary>
/// <param name="Worse">The probability of so few passes of the candidate or fewer if no task had changed.</param>
/// <param name="Better">The probability of so many passes of the candidate or more if no task had changed.</param>
/// <param name="TwoSided">The probability of all totals that are not more probable than the observed one.</param>
/// <param name="Passed">Passes of the candidate in the compared tasks.</param>
/// <param name="Expected">Passes of the candidate to be expected there if no task had changed, given the passes of both sides together.</param>
/// <param name="Compared">The tasks that both sides have valid runs of.</param>
/// <param name="LeftOut">The tasks that one side has no valid run of: they are in no number above.</param>
public sealed record StratifiedTest(
    double Worse,
    double Better,
    double TwoSided,
    int Passed,
    double Expected,
    IReadOnlyList<string> Compared,
    IReadOnlyList<string> LeftOut);
