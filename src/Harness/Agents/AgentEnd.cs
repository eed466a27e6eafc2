using Harness.Campaigns.Outcomes;

namespace Harness.Agents;

/// <summary>How the agent loop ended.</summary>
/// <param name="Stop">Why.</param>
/// <param name="FinalText">The final answer or the submitted summary; empty when there was none.</param>
public sealed record AgentEnd(StopReason Stop, string FinalText = "");
