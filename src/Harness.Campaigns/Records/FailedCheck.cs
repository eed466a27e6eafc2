namespace Harness.Campaigns.Records;

/// <summary>One thing that the checker asked for and did not find.</summary>
/// <param name="Name">The check's stable name, in snake_case: <c>visible_tests_pass</c>.</param>
/// <param name="Reasons">Why it failed, in words that a person can act on; at least one.</param>
public sealed record FailedCheck(string Name, IReadOnlyList<string> Reasons);
