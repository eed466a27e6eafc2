namespace Harness.TestLogger.Reporting;

/// <summary>What the test framework said about a row.</summary>
public enum TestVerdict
{
    Passed,
    Failed,
    Skipped,
}
