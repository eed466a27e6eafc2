namespace Harness.Campaigns.Statistics;

/// <summary>Why two campaigns cannot be judged, in the order in which the reasons are looked for.</summary>
public enum InconclusiveReason
{
    /// <summary>No task has valid runs on both sides.</summary>
    NothingInCommon,

    /// <summary>Fewer of the planned runs of a side were valid than <see cref="VerdictRules.CoverageFloor"/>.</summary>
    CoverageBelowFloor,

    /// <summary>
    /// The shares of invalid runs differ between the sides (two-sided Fisher exact test at the level of the rules): what made
    /// them invalid may also have decided which runs are left.
    /// </summary>
    InvalidRunsUnequal,

    /// <summary>
    /// Runs were left out as curtailed although their outcomes could still have decided, or the question is two-sided, which a
    /// curtailed campaign cannot answer.
    /// </summary>
    Curtailed,
}
