namespace Harness.TestLogger.Reporting;

/// <summary>A finished test as far as the reporter cares.</summary>
/// <param name="Name">Display name, e.g. <c>task_01 fix_failing_test · run 2</c>.</param>
/// <param name="Verdict">What the test framework said.</param>
/// <param name="IsRow">A row of an agentic task, by its traits; others are ignored.</param>
/// <param name="ErrorMessage">Why it failed or was skipped; hostile text.</param>
/// <param name="RecordFile">Path of the attached record; null when there is none.</param>
public sealed record FinishedTest(string Name, TestVerdict Verdict, bool IsRow, string? ErrorMessage, string? RecordFile)
{
    /// <summary>What the gate's test says, when it is this one; null otherwise. Several lines, hostile text.</summary>
    public string? Gate { get; init; }
}
