namespace Harness.Campaigns.Predictions;

/// <summary>What became of a prediction.</summary>
public enum PredictionResult
{
    /// <summary>The value is one of the expected ones.</summary>
    Correct,

    /// <summary>It missed them in the good direction. Counts as correct in the lenient score only.</summary>
    Exceeded,

    /// <summary>It missed them.</summary>
    Wrong,

    /// <summary>Runs are missing that could still decide it. Not scored.</summary>
    Open,

    /// <summary>The value is not known. Not scored.</summary>
    Unknown,
}
