using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace Harness.TestLogger.Tests;

/// <summary>The event source of vstest.console, driven by a test.</summary>
internal sealed class FakeTestLoggerEvents : TestLoggerEvents
{
    public override event EventHandler<TestRunMessageEventArgs>? TestRunMessage;

    public override event EventHandler<TestResultEventArgs>? TestResult;

    public override event EventHandler<TestRunCompleteEventArgs>? TestRunComplete;

    public override event EventHandler<TestRunStartEventArgs>? TestRunStart;

#pragma warning disable CS0067 // The contract asks for them; the logger does not listen.
    public override event EventHandler<DiscoveryStartEventArgs>? DiscoveryStart;

    public override event EventHandler<TestRunMessageEventArgs>? DiscoveryMessage;

    public override event EventHandler<DiscoveredTestsEventArgs>? DiscoveredTests;

    public override event EventHandler<DiscoveryCompleteEventArgs>? DiscoveryComplete;
#pragma warning restore CS0067

    public void Raise(Microsoft.VisualStudio.TestPlatform.ObjectModel.TestResult result) => TestResult?.Invoke(this, new TestResultEventArgs(result));

    public void Raise(TestMessageLevel level, string message) => TestRunMessage?.Invoke(this, new TestRunMessageEventArgs(level, message));

    public void Start(string? filter) =>
        TestRunStart?.Invoke(this, new TestRunStartEventArgs(new TestRunCriteria(["Harness.Tasks.dll"], 1, false, null, TimeSpan.Zero, null, filter, null)));

    public void Complete(bool cancelled = false, bool aborted = false, Exception? error = null) =>
        TestRunComplete?.Invoke(this, new TestRunCompleteEventArgs(null, cancelled, aborted, error, null, null, TimeSpan.Zero));
}
