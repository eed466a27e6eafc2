namespace Harness.Campaigns.Statistics;

/// <summary>How good a forecaster is, over predictions that have been settled. The unit is the prediction.</summary>
public static class Calibration
{
    /// <summary>How many intervals held the value that came, of all: a tally, so <see cref="WilsonScore"/> says how sure that is.</summary>
    public static TaskTally Coverage(string forecaster, IEnumerable<(Interval Predicted, double Actual)> predictions)
    {
        bool[] held = [.. predictions.Select(p => p.Predicted.Low <= p.Actual && p.Actual <= p.Predicted.High)];
        return new TaskTally(forecaster, held.Count(each => each), held.Length);
    }

    /// <summary>
    /// The mean squared distance of the stated probabilities from what came: 0 is perfect, .25 is what "50 %" always earns, 1 is
    /// worst. Null without predictions. G. W. Brier, Monthly Weather Review 78 (1950) 1-3,
    /// https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2 (half of his sum over both outcomes).
    /// </summary>
    public static double? Brier(IEnumerable<(double Probability, bool Happened)> predictions)
    {
        double[] distances = [.. predictions.Select(p => p.Probability - (p.Happened ? 1 : 0))];
        return distances.Length == 0 ? null : distances.Average(distance => distance * distance);
    }
}
