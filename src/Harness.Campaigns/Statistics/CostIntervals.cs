namespace Harness.Campaigns.Statistics;

/// <summary>95 % intervals of <see cref="CostInterval"/>, of one set of draws; each null when there is none.</summary>
public readonly record struct CostIntervals(Interval? PerRun, Interval? PerPass);
