using Harness.Campaigns.Records;

namespace Harness.Campaigns.Predictions;

/// <summary>A falsification condition beside what happened.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Actual">The value; null when it is not known.</param>
/// <param name="State">Whether it came true.</param>
/// <param name="Runs">The runs that triggered it, ordered by task and run; empty when it is not triggered or not about single runs.</param>
/// <param name="Why">Why the state is not final, or not known.</param>
public sealed record JudgedCondition(FalsificationCondition Condition, decimal? Actual, ConditionState State, IReadOnlyList<RunEntry> Runs, string? Why);
