namespace Harness.Campaigns.Statistics;

/// <summary>What the remaining runs of a campaign can still decide.</summary>
/// <param name="Certain">
/// The verdict that every outcome of the remaining runs leads to: <see cref="Verdict.Regressed"/> or
/// <see cref="Verdict.NoDifferenceDetected"/>; null while it is open.
/// </param>
/// <param name="LowestP">The one-sided p-value if all remaining runs fail.</param>
/// <param name="HighestP">The one-sided p-value if all remaining runs pass.</param>
/// <param name="AlarmsAreCertain">Also the set of tasks with a <see cref="PerTaskAlarm"/> is settled.</param>
public sealed record CurtailmentState(Verdict? Certain, double LowestP, double HighestP, bool AlarmsAreCertain);
