namespace Harness.Campaigns.Predictions;

/// <summary>A prediction beside what happened.</summary>
/// <param name="Prediction">What was expected.</param>
/// <param name="Actual">The value; null when it is not known.</param>
/// <param name="Result">How the two compare.</param>
/// <param name="Why">Why the result is not final, or not known.</param>
public sealed record ScoredPrediction(Prediction Prediction, decimal? Actual, PredictionResult Result, string? Why)
{
    /// <summary>Counts in a score: its value is known and final.</summary>
    public bool IsScored => Result is PredictionResult.Correct or PredictionResult.Exceeded or PredictionResult.Wrong;

    /// <summary>In the range or equal.</summary>
    public bool IsStrictlyCorrect => Result == PredictionResult.Correct;

    /// <summary>In the range or equal, or past it in the good direction: the count of published articles.</summary>
    public bool IsLenientlyCorrect => Result is PredictionResult.Correct or PredictionResult.Exceeded;
}
