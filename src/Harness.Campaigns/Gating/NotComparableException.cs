namespace Harness.Campaigns.Gating;

/// <summary>Two sides were asked to be joined or compared that are not comparable. The message names each difference on a line of its own.</summary>
public sealed class NotComparableException(string message) : Exception(message);
