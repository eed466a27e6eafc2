namespace Harness.Campaigns.Statistics;

/// <summary>A 95 % confidence interval.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound, not below <paramref name="Low"/>.</param>
public readonly record struct Interval(double Low, double High);
