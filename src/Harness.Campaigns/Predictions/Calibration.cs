using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Predictions;

/// <summary>How well predictions have held over several campaigns.</summary>
/// <param name="Campaigns">Campaigns with at least one scored prediction.</param>
/// <param name="Scored">Predictions whose value was known and final.</param>
/// <param name="Strict">Those that were right.</param>
/// <param name="Lenient">Those that were right or exceeded in the good direction.</param>
/// <param name="TooHigh">Those that expected more than what came.</param>
/// <param name="TooLow">Those that expected less than what came.</param>
/// <param name="WithConfidence">Those whose author said how sure he was.</param>
/// <param name="MeanConfidence">Of these, the mean, 0 to 1; null without any.</param>
/// <param name="RightWithConfidence">Of these, those that were right, strictly.</param>
/// <param name="Brier">
/// Of these, the mean squared distance between confidence and outcome, 0 (perfect) to 1; a coin that says 0.5 gets 0.25. Null without any.
/// G. W. Brier, Monthly Weather Review 78 (1950) 1-3.
/// </param>
/// <param name="Conditions">Falsification conditions that were decided.</param>
/// <param name="Triggered">Those that came true.</param>
public sealed record Calibration(
    int Campaigns,
    int Scored,
    int Strict,
    int Lenient,
    int TooHigh,
    int TooLow,
    int WithConfidence,
    double? MeanConfidence,
    int RightWithConfidence,
    double? Brier,
    int Conditions,
    int Triggered)
{
    /// <summary>Wilson 95 % interval of the strict share, over predictions; null when nothing was scored.</summary>
    public Interval? StrictInterval => WilsonScore.Of(Strict, Scored);

    /// <summary>Wilson 95 % interval of the lenient share, over predictions; null when nothing was scored.</summary>
    public Interval? LenientInterval => WilsonScore.Of(Lenient, Scored);

    /// <summary>Adds up campaigns.</summary>
    /// <param name="scores">One a campaign.</param>
    /// <param name="preregisteredOnly">Leave out what was written or changed after the first run: it proves nothing about foresight.</param>
    public static Calibration Of(IEnumerable<PredictionScore> scores, bool preregisteredOnly = true)
    {
        PredictionScore[] counted = [.. scores.Where(score => !preregisteredOnly || score.Preregistration == Preregistration.Registered)];
        ScoredPrediction[] scored = [.. counted.SelectMany(score => score.Predictions).Where(prediction => prediction.IsScored)];
        (double Sure, bool Right)[] sure = [.. scored
            .Where(prediction => prediction.Prediction.Confidence is not null)
            .Select(prediction => ((double)prediction.Prediction.Confidence!.Value, prediction.IsStrictlyCorrect))];
        ConditionState[] decided = [.. counted.SelectMany(score => score.Conditions).Select(condition => condition.State)
            .Where(state => state is ConditionState.Triggered or ConditionState.NotTriggered)];
        return new Calibration(
            counted.Count(score => score.Scored > 0),
            scored.Length,
            scored.Count(prediction => prediction.IsStrictlyCorrect),
            scored.Count(prediction => prediction.IsLenientlyCorrect),
            scored.Count(prediction => prediction.Prediction.Expected.IsBelow(prediction.Actual!.Value)),
            scored.Count(prediction => prediction.Prediction.Expected.IsAbove(prediction.Actual!.Value)),
            sure.Length,
            sure.Length == 0 ? null : sure.Average(one => one.Sure),
            sure.Count(one => one.Right),
            sure.Length == 0 ? null : sure.Average(one => Math.Pow(one.Sure - (one.Right ? 1 : 0), 2)),
            decided.Length,
            decided.Count(state => state == ConditionState.Triggered));
    }
}
