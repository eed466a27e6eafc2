namespace Harness.Campaigns.Gating;

/// <summary>What the gate says.</summary>
public enum GateOutcome
{
    /// <summary>No loss was detected; with a margin: it was shown that the candidate is not worse by more than that.</summary>
    Passed,

    /// <summary>The candidate is worse, or dearer than it may be.</summary>
    Regressed,

    /// <summary>The runs can show neither.</summary>
    Inconclusive,

    /// <summary>Too many planned runs were not made; the campaign can be continued.</summary>
    Incomplete,
}
