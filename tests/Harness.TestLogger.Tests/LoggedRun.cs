using System.Globalization;
using System.Text.Json;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using TestResult = Microsoft.VisualStudio.TestPlatform.ObjectModel.TestResult;

namespace Harness.TestLogger.Tests;

/// <summary>One `dotnet test` as the logger sees it: real campaign folders and attachments, fake events, captured output.</summary>
internal sealed class LoggedRun : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("logger-").FullName;
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly Dictionary<string, string?> _environment = [];

    public LoggedRun(string? colour = null, bool isTerminal = false, params (string Name, string Value)[] environment)
    {
        foreach (var (name, value) in environment)
            _environment[name] = value;
        var host = new LoggerHost(_output, 200, isTerminal, _environment.GetValueOrDefault, action => action(), () => ExitsWith1 = true);
        new HarnessLogger(host).Initialize(Events, colour is null ? [] : new Dictionary<string, string?> { ["Color"] = colour });
    }

    public FakeTestLoggerEvents Events { get; } = new();

    public bool ExitsWith1 { get; private set; }

    public string Output => _output.ToString();

    public string[] Lines => Output.TrimEnd('\n').Split('\n');

    public string PathOf(string name) => Path.Combine(_root, name);

    /// <summary>Where the adapter put the attachments, each in a folder of its own.</summary>
    public List<string> AttachmentFolders { get; } = [];

    public CampaignFolder Campaign(string model = "qwen3-coder-30b", int planned = 3)
    {
        var folder = CampaignFolder.Create(PathOf("campaigns"), new DateOnly(2026, 5, 19), model, "agentic-core-v1");
        folder.UpdateManifest(manifest => manifest with { Plan = [new PlannedTask("task_01", "fix_failing_test", [.. Enumerable.Range(1, planned)])] });
        return folder;
    }

    /// <summary>A row ends: appended to the folder, attached to the result, reported.</summary>
    public void Finish(CampaignFolder folder, int run, RunFacts? facts = null, string? reason = null) =>
        Report(folder, folder.Append(Record(run, facts ?? Accepted) with { FailedChecks = reason is null ? [] : [new FailedCheck("check", [reason])] }));

    /// <summary>Reports a record, whether it is in the folder or not, and the attempts that it replaces.</summary>
    public void Report(CampaignFolder folder, RunRecord record, params RunRecord[] replaced)
    {
        var attachment = new RunAttachment(folder.FullPath, folder.ReadManifest().PlannedRuns(), record) { Replaced = replaced };
        Report(record.Run, record.Outcome.Kind == OutcomeKind.Passed ? TestOutcome.Passed : TestOutcome.Failed, JsonSerializer.Serialize(attachment, RecordJson.Line));
    }

    /// <summary>A row ends with this attachment, or with none.</summary>
    public void Report(int run, TestOutcome outcome, string? attachment = null, string? error = null, bool isRow = true)
    {
        var test = new TestCase("Harness.Tasks.Task01.Row", new Uri("executor://xunit"), "Harness.Tasks.dll");
        if (isRow)
        {
            test.Traits.Add("Task", "task_01");
            test.Traits.Add("Run", run.ToString(CultureInfo.InvariantCulture));
        }

        var result = new TestResult(test) { Outcome = outcome, ErrorMessage = error, DisplayName = $"task_01 fix_failing_test · run {run}" };
        if (attachment is not null)
        {
            var folder = Directory.CreateDirectory(PathOf($"attachments-{Guid.NewGuid():N}")).FullName;
            AttachmentFolders.Add(folder);
            var file = Path.Combine(folder, "harness-run-a1b2.json.txt");
            File.WriteAllText(file, attachment);
            result.Attachments.Add(new AttachmentSet(new Uri("executor://xunit"), "xunit")
            {
                Attachments = { new UriDataAttachment(new Uri(PathOf("trace.log")), "trace"), new UriDataAttachment(new Uri(file), "harness-run-a1b2.json") },
            });
        }

        Events.Raise(result);
    }

    public static RunFacts Accepted => new() { Stop = StopReason.Submitted, Accepted = true, ToolCalls = 3, WorkspaceChanged = true };

    public static RunFacts Rejected => Accepted with { Accepted = false };

    public static RunRecord Record(int run, RunFacts facts) => new()
    {
        Suite = "agentic-core-v1",
        Task = "task_01",
        Name = "fix_failing_test",
        Run = run,
        Model = "qwen3-coder-30b",
        Outcome = OutcomeRules.Classify(facts),
        Facts = facts,
        Turns = 4,
        Usage = new TokenUsage { Calls = 4, Input = 1_000, Output = 234 },
        CostUsd = 0.0012m,
        StartedAt = DateTimeOffset.UnixEpoch,
        Seconds = 3.2,
    };

    public void Dispose()
    {
        _output.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
