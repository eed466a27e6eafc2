namespace Harness.Campaigns.Statistics;

/// <summary>How often a gate would have cried wolf over a model that did not change.</summary>
/// <param name="Comparisons">How many comparisons of the model with itself were made.</param>
/// <param name="Alarms">Of those, how many said <see cref="Verdict.Regressed"/>.</param>
/// <param name="TaskAlarms">Of those, how many raised a <see cref="PerTaskAlarm"/>.</param>
public sealed record AaReport(int Comparisons, int Alarms, int TaskAlarms)
{
    /// <summary>The share of false verdicts, 0 to 1; at most the level of the rules but for the luck of the draw.</summary>
    public double AlarmShare => Alarms / (double)Comparisons;

    /// <summary>The share of comparisons with a false alarm for some task.</summary>
    public double TaskAlarmShare => TaskAlarms / (double)Comparisons;
}
