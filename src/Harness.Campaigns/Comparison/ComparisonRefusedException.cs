namespace Harness.Campaigns.Comparison;

/// <summary>Campaigns that must not be compared at all. The message names them and what stands between them.</summary>
public sealed class ComparisonRefusedException(string message) : Exception(message);
