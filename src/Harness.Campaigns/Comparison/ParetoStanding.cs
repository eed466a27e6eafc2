namespace Harness.Campaigns.Comparison;

/// <summary>Where a campaign stands among others by pass rate and cost per pass.</summary>
public enum ParetoStanding
{
    /// <summary>None of the others has a pass rate as high and a cost per pass as low, one of them better.</summary>
    OnFront,

    /// <summary>Another one is at least as good in both and better in one.</summary>
    Dominated,

    /// <summary>Its cost per pass is unknown or undefined, so it has no place.</summary>
    CostUnknown,

    /// <summary>It was curtailed: its pass rate is biased, so it has no place.</summary>
    Curtailed,
}
