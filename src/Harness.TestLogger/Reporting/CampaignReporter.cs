using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Harness.Campaigns.Plans;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.TestLogger.Reporting;

/// <summary>
/// Follows a test run: a line per finished run as it arrives, and at the end one report per campaign, read again from its
/// folder, which is the truth.
/// </summary>
public sealed partial class CampaignReporter(LoggerHost host, Ink ink)
{
    private const int LongestReason = 900;

    private readonly Lock _gate = new();
    private readonly LiveLine _line = new(ink, host.Width);
    private readonly SortedDictionary<string, HashSet<(string Task, int Run, int Attempt)>> _campaigns = new(StringComparer.Ordinal);
    private readonly List<FinishedTest> _withoutRecord = [];
    private readonly HashSet<string> _errors = new(StringComparer.Ordinal);
    private readonly List<string> _attachments = [];
    private readonly HashSet<string> _plans = new(StringComparer.Ordinal);
    private string? _crash;
    private string? _gateSays;
    private string? _filter;
    private bool _anything;

    /// <summary>Runs a handler; what it throws becomes a line and exit code 1, never an exception in VSTest.</summary>
    public void Guard(Action handler)
    {
        lock (_gate)
        {
            try
            {
                handler();
            }
            catch (Exception e)
            {
                host.FailProcess();
                host.Output.WriteLine($"harness logger: {PlainText.OneLine(e.Message)} ({e.GetType().Name})");
            }
        }
    }

    /// <summary>A test run begins.</summary>
    /// <param name="filter">What the rows were filtered by; null when all are run.</param>
    public void Started(string? filter) => _filter = filter;

    /// <summary>A test ended.</summary>
    public void Finished(FinishedTest test)
    {
        _anything = true;
        _gateSays = test.Gate ?? _gateSays;
        if (test.RecordFile is { } file)
        {
            _attachments.Add(file);
            Show(Read(file));
        }
        else if (test.IsRow)
            ShowWithoutRecord(test);
    }

    /// <summary>A test process died; its unfinished rows will never be reported.</summary>
    public void Crashed(string message)
    {
        _crash ??= message;
        host.FailProcess();
    }

    /// <summary>The test run is over.</summary>
    /// <param name="interruption">Why it did not run to its end; null when it did.</param>
    public void Completed(string? interruption)
    {
        foreach (var campaign in _campaigns)
            Guard(() => Report(campaign.Key, campaign.Value));
        ListWithoutRecord();
        ShowGate();
        if (!_anything && _filter is { Length: > 0 } filter)
            host.Output.WriteLine($"No row matches the filter '{PlainText.Fit(filter, 200)}'. --list-tests shows the rows; filters look like \"Task=task_01&Run=2\".");
        if ((_crash ?? interruption) is { } reason)
        {
            host.FailProcess();
            host.Output.WriteLine("INCOMPLETE: " + PlainText.OneLine(reason));
        }

        // VSTest prints its own summary in between; who looks for the folder looks at the last line.
        host.AtExit(() =>
        {
            foreach (var path in _campaigns.Keys)
                host.Output.WriteLine(path);
            host.Output.Flush();
            foreach (var file in _attachments)
                ClearAway(file);
        });
    }

    private void Show(RunAttachment attachment)
    {
        if (!_campaigns.TryGetValue(attachment.Campaign, out var shown))
        {
            _campaigns.Add(attachment.Campaign, shown = []);
            Caution(attachment.Campaign);
        }

        foreach (var run in attachment.Replaced.Append(attachment.Record))
        {
            if (!shown.Add((run.Task, run.Run, run.Attempt)))
                continue;
            var rows = shown.DistinctBy(key => (key.Task, key.Run)).Count();
            host.Output.WriteLine(_line.Of(run, rows, attachment.Planned));
        }
    }

    // At the first row already: who sees it may still stop.
    private void Caution(string campaign)
    {
        if (File.Exists(Path.Combine(campaign, CampaignPaths.Manifest)) && CampaignFolder.Open(campaign).ReadManifest() is var manifest && IsolationText.IsUnguarded(manifest))
            host.Output.WriteLine("  " + ink.Yellow($"sandbox {IsolationText.Of(manifest)}"));
    }

    private void ShowWithoutRecord(FinishedTest test)
    {
        if (test is { Verdict: TestVerdict.Skipped, ErrorMessage: { } reason } && reason.StartsWith(CampaignPlan.Mark, StringComparison.Ordinal))
        {
            ShowPlan(reason);
            return;
        }

        if (test.Verdict != TestVerdict.Skipped)
        {
            host.FailProcess();
            _withoutRecord.Add(test);
            // A wrong setting fails every row alike; how many is said at the end.
            if (!_errors.Add(PlainText.Fit(Reason(test), LongestReason))) return;
        }

        var label = test.Verdict == TestVerdict.Skipped ? "skip " : ink.Yellow("ERROR");
        host.Output.WriteLine($"  {label} {PlainText.Fit($"{test.Name}: {Reason(test)}", Math.Max(80, host.Width) - 8)}");
    }

    // Every row of a suite carries the same plan.
    private void ShowPlan(string plan)
    {
        if (!_plans.Add(plan)) return;
        host.Output.WriteLine();
        foreach (var line in PlainText.Lines(plan))
            host.Output.WriteLine("  " + line);
    }

    private void Report(string path, IEnumerable<(string Task, int Run, int Attempt)> shown)
    {
        var folder = CampaignFolder.Open(path);
        var summary = CampaignReport.WriteIfStale(folder);
        host.Output.WriteLine();
        foreach (var line in new ConsoleTable(ink).Lines(summary))
            host.Output.WriteLine(line);
        var lost = shown.Except(summary.Attempts.Select(attempt => (attempt.Task, attempt.Run, attempt.Attempt))).Order().ToArray();
        foreach (var (task, run, attempt) in lost)
        {
            host.FailProcess();
            host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"harness logger: {task} run {run} attempt {attempt} was reported, but is not in {CampaignPaths.Runs}."));
        }

        AppendJobSummary(summary);
    }

    private void ListWithoutRecord()
    {
        if (_withoutRecord.Count == 0)
            return;
        host.Output.WriteLine();
        host.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  no record       {_withoutRecord.Count} rows ended without a record; the first: {PlainText.Fit(Reason(_withoutRecord[0]), LongestReason)}"));
    }

    private void ShowGate()
    {
        if (_gateSays is null) return;
        host.Output.WriteLine();
        foreach (var line in PlainText.Lines(TypeName().Replace(_gateSays, "")))
            host.Output.WriteLine(line);
    }

    private void AppendJobSummary(CampaignSummary summary)
    {
        if (host.ReadEnvironment("GITHUB_STEP_SUMMARY") is { Length: > 0 } file)
            File.AppendAllText(file, $"## {MarkdownText.Escape(summary.Manifest.Id)}\n\n{MarkdownReport.TaskTable(summary)}\n", new UTF8Encoding(false));
    }

    // An exception that is no assertion comes as "Some.Namespace.TypeName : message".
    private static string Reason(FinishedTest test) =>
        test.ErrorMessage?.Split('\n').Select(line => TypeName().Replace(line, "")).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line))
        ?? (test.Verdict == TestVerdict.Passed ? "passed without a record, so nothing was measured" : "no message");

    [GeneratedRegex(@"^[A-Za-z_][\w.]*Exception : ", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();

    // The adapter of xunit writes each attachment into a temporary folder of its own and leaves it; other loggers have copied it by now.
    private static void ClearAway(string file)
    {
        try
        {
            File.Delete(file);
            if (Path.GetDirectoryName(file) is { } folder && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing is lost, and nobody is left to be told.
        }
    }

    private static RunAttachment Read(string file) =>
        JsonSerializer.Deserialize<RunAttachment>(File.ReadAllText(file), RecordJson.Line)
        ?? throw new CampaignFormatException(file, null, "the attachment holds null, not a run.");
}
