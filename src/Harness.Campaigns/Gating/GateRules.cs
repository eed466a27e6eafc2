using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>How the gate judges. To be decided before the runs are seen.</summary>
public sealed record GateRules
{
    /// <summary>The usual <see cref="CoverageFloor"/>.</summary>
    public const double DefaultCoverageFloor = .9;

    /// <summary>
    /// The chance of a false alarm is at most this; above 0, below 1. Default .05. With a <see cref="Margin"/> the interval of the
    /// difference misses so often, and half as often a worse candidate passes.
    /// </summary>
    public double Alpha { get; init; } = Significance.Alpha;

    /// <summary>The share of planned runs that must be valid on each side, and of the baseline's tasks that must be comparable; 0 to 1. Default .9.</summary>
    public double CoverageFloor { get; init; } = DefaultCoverageFloor;

    /// <summary>
    /// A raised <see cref="PerTaskAlarm"/> fails the gate too. Default false: alarms are warnings. Two questions share one level: then
    /// each is asked at half of <see cref="Alpha"/>, so that the gate as a whole still errs no more often than it says.
    /// </summary>
    public bool AlarmsDecide { get; init; }

    /// <summary>
    /// How much less often the candidate may pass, as a share of runs above 0 and below 1: then it passes only when
    /// <see cref="NonInferiority"/> is shown. Default null: it passes unless a loss is shown.
    /// </summary>
    public double? Margin { get; init; }

    /// <summary>
    /// How much more a run may cost than in the baseline, as a share: .2 is 20 % more. A rule on what was observed, not a test. Default
    /// null: any cost.
    /// </summary>
    public double? MaxCostIncrease { get; init; }

    /// <summary>The level at which each of the questions is asked.</summary>
    public double LevelOfEach => AlarmsDecide ? Alpha / 2 : Alpha;

    /// <summary>Every run counts for its answer, so none may be left out.</summary>
    public bool NeedsEveryRun => Margin is not null || MaxCostIncrease is not null;

    internal VerdictRules ForSuite => new(VerdictQuestion.Worse, LevelOfEach, CoverageFloor);
}
