namespace Harness.Campaigns.Predictions;

/// <summary>Predictions and falsification conditions of one campaign, held against its runs.</summary>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Preregistration">When they were written.</param>
/// <param name="Predictions">In the order of the file.</param>
/// <param name="Conditions">In the order of the file.</param>
public sealed record PredictionScore(
    string Campaign, Preregistration Preregistration, IReadOnlyList<ScoredPrediction> Predictions, IReadOnlyList<JudgedCondition> Conditions)
{
    /// <summary>Predictions whose value is known and final: the denominator of both scores.</summary>
    public int Scored => Predictions.Count(prediction => prediction.IsScored);

    /// <summary>Predictions that were right.</summary>
    public int Strict => Predictions.Count(prediction => prediction.IsStrictlyCorrect);

    /// <summary>Predictions that were right or exceeded in the good direction.</summary>
    public int Lenient => Predictions.Count(prediction => prediction.IsLenientlyCorrect);

    /// <summary>Scores a file.</summary>
    /// <param name="file">What was expected.</param>
    /// <param name="campaign">What happened.</param>
    /// <param name="prior">Finds a prior campaign by its id; null when it is not there.</param>
    /// <param name="preregistration">When the file was written.</param>
    public static PredictionScore Of(PredictionFile file, CampaignResults campaign, Func<string, CampaignResults?> prior, Preregistration preregistration)
    {
        var meter = new QuantityMeter(campaign, prior);
        return new PredictionScore(
            campaign.Manifest.Id,
            preregistration,
            [.. file.Predictions.Select(prediction => Score(prediction, meter.Of(prediction.Quantity)))],
            [.. file.Falsifications.Select(condition => Judge(condition, meter.Of(condition.Quantity)))]);
    }

    private static ScoredPrediction Score(Prediction prediction, Measurement measured) => measured.Value is null
        ? new ScoredPrediction(prediction, null, PredictionResult.Unknown, measured.Why)
        : measured.Settled(value => Compare(prediction, value)) is { } result
            ? new ScoredPrediction(prediction, measured.Value, result, null)
            : new ScoredPrediction(prediction, measured.Value, PredictionResult.Open, measured.Why);

    private static PredictionResult Compare(Prediction prediction, decimal value)
    {
        var (expected, better) = (prediction.Expected, prediction.Better);
        if (expected.Contains(value))
            return PredictionResult.Correct;
        return (better == GoodDirection.Higher && expected.IsAbove(value)) || (better == GoodDirection.Lower && expected.IsBelow(value))
            ? PredictionResult.Exceeded
            : PredictionResult.Wrong;
    }

    private static JudgedCondition Judge(FalsificationCondition condition, Measurement measured)
    {
        if (measured.Value is null)
            return new JudgedCondition(condition, null, ConditionState.Unknown, [], measured.Why);
        if (measured.Settled(condition.Range.Contains) is not { } triggered)
            return new JudgedCondition(condition, measured.Value, ConditionState.Open, [], measured.Why);
        if (!triggered)
            return new JudgedCondition(condition, measured.Value, ConditionState.NotTriggered, [], null);
        // A count is too high because of the runs in it, and too low because of those that are not.
        var tooLow = condition.Range is { EqualTo: null or 0, AtLeast: null, Above: null };
        return new JudgedCondition(condition, measured.Value, ConditionState.Triggered, tooLow ? measured.Others : measured.Runs, null);
    }
}
