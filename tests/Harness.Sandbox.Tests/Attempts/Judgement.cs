namespace Harness.Sandbox.Tests.Attempts;

/// <summary>What became of an attempt.</summary>
/// <param name="Breaches">What it achieved, in words; empty when it failed.</param>
/// <param name="Faults">Why nothing can be said: the attempt was not really made.</param>
/// <param name="Log">What it printed.</param>
public sealed record Judgement(IReadOnlyList<string> Breaches, IReadOnlyList<string> Faults, string Log);
