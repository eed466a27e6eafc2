namespace Harness.Campaigns.Records;

/// <summary>How often one run called one tool.</summary>
/// <param name="Tool">The tool's name as the model wrote it, cut to 64 characters; hostile text.</param>
/// <param name="Calls">All calls.</param>
/// <param name="Errors">Calls that were answered with an error.</param>
/// <param name="Redundant">Calls that repeated an earlier call with the same result while the workspace had not changed.</param>
public sealed record ToolCallCount(string Tool, int Calls, int Errors, int Redundant);
