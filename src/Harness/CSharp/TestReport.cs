namespace Harness.CSharp;

/// <summary>What came out of compiling and running tests.</summary>
public sealed record TestReport
{
    /// <summary>Errors first, then warnings; at most 50.</summary>
    public IReadOnlyList<BuildDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>Sorted by name; empty when the build failed.</summary>
    public IReadOnlyList<TestCase> Tests { get; init; } = [];

    /// <summary>
    /// Why the run is not complete: the build failed, the tests hung or crashed, or a test method did not report. Null when
    /// each test method that the compiler found has reported and the runner came to its end.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>What the test process wrote outside of results, such as a crash report; of a long text the beginning and the end.</summary>
    public string ProcessOutput { get; init; } = "";

    public int Passed => Count(TestStatus.Passed);

    public int Failed => Count(TestStatus.Failed);

    public int Skipped => Count(TestStatus.Skipped);

    /// <summary>The run is complete, and every test passed: at least one, and none was skipped.</summary>
    public bool AllPassed => Problem is null && Passed > 0 && Passed == Tests.Count;

    /// <summary>
    /// The report for a model: build errors, or failed tests with message and frames, then the counts. Deterministic: no
    /// absolute paths and no durations. The counts and the problem are never cut.
    /// </summary>
    /// <param name="maxCharacters">The longest text wanted; at least 1,000.</param>
    public string ToText(int maxCharacters) => new TestReportText(this).Render(maxCharacters);

    private int Count(TestStatus status) => Tests.Count(test => test.Status == status);
}
