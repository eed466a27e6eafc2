namespace Harness.Tasks.Task06_HandleAmbiguousRequirement;

/// <summary>What one entry of <c>decisions.json</c> fixes for the machine.</summary>
/// <param name="Setting">Lower case, as in <c>docs/lists.md</c>; null when the entry is about none of the settings.</param>
/// <param name="Value">Lower case, as in <c>docs/lists.md</c>; null without a setting.</param>
public sealed record Decision(string? Setting, string? Value);
