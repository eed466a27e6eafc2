namespace Harness.Campaigns.Predictions;

/// <summary>What became of a falsification condition.</summary>
public enum ConditionState
{
    /// <summary>It came true.</summary>
    Triggered,

    /// <summary>It did not come true.</summary>
    NotTriggered,

    /// <summary>Runs are missing that could still decide it.</summary>
    Open,

    /// <summary>The value is not known.</summary>
    Unknown,
}
