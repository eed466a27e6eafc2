namespace Harness.CSharp;

/// <summary>How one test ended.</summary>
public enum TestStatus
{
    Passed,
    Failed,

    /// <summary>Not run: marked with <c>Skip</c>, or explicit.</summary>
    Skipped,
}
