namespace Harness.Campaigns.Statistics;

/// <summary>What a comparison of two campaigns on the same tasks says. A claim about this suite; the unit is the run.</summary>
public enum Verdict
{
    /// <summary>The candidate passes less often.</summary>
    Regressed,

    /// <summary>The candidate passes more often; only <see cref="VerdictQuestion.Different"/> can say so.</summary>
    Improved,

    /// <summary>Neither was shown. It is no proof of equality: see <see cref="ComparisonVerdict.DetectableDrop"/>.</summary>
    NoDifferenceDetected,

    /// <summary>The campaigns cannot be judged: see <see cref="ComparisonVerdict.Reason"/>.</summary>
    Inconclusive,
}
