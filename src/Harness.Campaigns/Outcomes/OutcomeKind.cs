namespace Harness.Campaigns.Outcomes;

/// <summary>What a run says about the model. Three values, never two: a run that could not be measured is neither right nor wrong.</summary>
public enum OutcomeKind
{
    /// <summary>The checker accepted the final workspace.</summary>
    Passed,

    /// <summary>The checker rejected the final workspace.</summary>
    Failed,

    /// <summary>The run says nothing about the model; it leaves numerator and denominator.</summary>
    Invalid,
}
