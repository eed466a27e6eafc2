using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.TestLogger.Reporting;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace Harness.TestLogger;

/// <summary>
/// The reporter of <c>dotnet test tasks</c>: a live line per run, the table at the end, the derived files, and a job summary
/// on GitHub. A VSTest logger; maps VSTest's types and leaves the work to <see cref="CampaignReporter"/>.
/// </summary>
/// <remarks>Parameter <c>Color</c>: <c>auto</c> (default), <c>always</c>, <c>never</c>.</remarks>
[FriendlyName(Name)]
[ExtensionUri(Uri)]
public sealed class HarnessLogger : ITestLoggerWithParameters
{
    public const string Name = "harness";
    public const string Uri = "logger://harness/v1";

    private const string CrashMark = "[FATAL ERROR]";

    private readonly LoggerHost _host;

    /// <summary>As vstest.console creates it.</summary>
    public HarnessLogger() : this(LoggerHost.ForThisProcess())
    {
    }

    /// <summary>For another host.</summary>
    public HarnessLogger(LoggerHost host) => _host = host;

    public void Initialize(TestLoggerEvents events, string testRunDirectory) => Initialize(events, []);

    /// <exception cref="ArgumentException">A parameter has a value that is not allowed. VSTest then runs no test.</exception>
    public void Initialize(TestLoggerEvents events, Dictionary<string, string?> parameters)
    {
        var reporter = new CampaignReporter(_host, ColourChoice.From(parameters.GetValueOrDefault("Color"), _host));
        // VSTest swallows what a handler throws, and the run would look complete.
        events.TestRunStart += (_, e) =>
        {
            reporter.Guard(() => reporter.Started(e.TestRunCriteria.TestCaseFilter));
            _ = Task.Run(ReportRehearsal.Run);
        };
        events.TestResult += (_, e) => reporter.Guard(() => reporter.Finished(Map(e.Result)));
        events.TestRunMessage += (_, e) => reporter.Guard(() =>
        {
            if (e.Level == TestMessageLevel.Error && e.Message.IndexOf(CrashMark, StringComparison.Ordinal) is >= 0 and var mark)
                reporter.Crashed("the test process crashed: " + e.Message[(mark + CrashMark.Length)..]);
        });
        events.TestRunComplete += (_, e) => reporter.Guard(() => reporter.Completed(Ending(e)));
    }

    private static FinishedTest Map(TestResult test) => new(
        test.DisplayName ?? test.TestCase.DisplayName,
        test.Outcome switch
        {
            TestOutcome.Passed => TestVerdict.Passed,
            TestOutcome.Skipped => TestVerdict.Skipped,
            _ => TestVerdict.Failed,
        },
        IsRow: test.TestCase.Traits.Any(trait => trait.Name == "Task") && test.TestCase.Traits.Any(trait => trait.Name == "Run"),
        test.ErrorMessage,
        test.Attachments.SelectMany(set => set.Attachments).FirstOrDefault(IsRecord)?.Uri.LocalPath)
    {
        Gate = test.TestCase.Traits.Any(trait => trait.Name == "Gate") ? test.ErrorMessage ?? string.Concat(test.Messages.Where(message => message.Category == TestResultMessage.StandardOutCategory).Select(message => message.Text)) : null,
    };

    // The adapter of xunit stores a text attachment as <name>.txt and keeps the name as description.
    private static bool IsRecord(UriDataAttachment attachment) =>
        HasRecordName(attachment.Description) || HasRecordName(Path.GetFileName(attachment.Uri.LocalPath));

    private static bool HasRecordName(string? name)
    {
        if (name is null || !name.StartsWith(RunAttachment.NamePrefix, StringComparison.Ordinal))
            return false;
        return name.EndsWith(RunAttachment.NameSuffix, StringComparison.Ordinal)
            || name.EndsWith(RunAttachment.NameSuffix + ".txt", StringComparison.Ordinal);
    }

    private static string? Ending(TestRunCompleteEventArgs completion) =>
        completion.Error is { } error ? error.Message
        : completion.IsAborted ? "the test run was aborted"
        : completion.IsCanceled ? "the test run was cancelled"
        : null;
}
