namespace Harness.Campaigns.Comparison;

/// <summary>What a count of outcomes is about, in the order in which they are printed.</summary>
public enum OutcomeGroup
{
    /// <summary>Passed, failed or invalid: every row is in one of them.</summary>
    Kind,

    /// <summary>Shapes of the failures.</summary>
    Shape,

    /// <summary>Modes of the failures.</summary>
    Mode,

    /// <summary>Flags of the failures.</summary>
    Flag,

    /// <summary>Causes of the invalid rows.</summary>
    Cause,
}
