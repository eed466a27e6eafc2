using System.Text.Json;
using Harness.Fixtures;
using Harness.Sandboxes;
using Harness.Tools;

namespace Harness.Tasks.Task03_InvestigateLog;

/// <summary>
/// What started an incident, and which requests it affected, out of a log that does not fit into one read. The first cause
/// is a quiet line, the loud ones are symptoms or have reasons of their own, and the culprit logs the time of another zone.
/// </summary>
public sealed class InvestigateLog(HarnessFixture harness) : AgenticTask
{
    private const string LogPath = "logs/platform.log";
    private const string FindingsPath = "findings.json";

    [AgenticTask("task_03", "investigate_log")]
    public Task Run(int run) => harness.RunAsync(this, run);

    public override IReadOnlyList<string> Tools => [ToolNames.ListFiles, ToolNames.ReadFile, ToolNames.Search, ToolNames.WriteFile];

    public override IReadOnlyDictionary<string, string> Renamings(int instance) =>
        InstanceFigures.Between(IncidentLog.Of(0), IncidentLog.Of(instance));

    public override void Prepare(WorkspaceSetup setup) => setup.WriteText(LogPath, IncidentLog.Of(setup.Instance).Text);

    public override Task CheckAsync(Checks checks)
    {
        var log = IncidentLog.Of(checks.Instance);
        Check(checks, FindingsPath, Findings.WrongForm);
        Check(checks, "service", findings => Findings.WrongText(findings, "service", log.Service));
        Check(checks, "time_utc", findings => Findings.WrongMoment(findings, "time_utc", log.TimeUtc));
        Check(checks, "line", findings => Findings.WrongNumber(findings, "line", log.Line));
        Check(checks, "cause", findings => Findings.WrongText(findings, "cause", log.CauseClass));
        Check(checks, "affected_request_ids", findings => Findings.WrongSet(findings, "affected_request_ids", log.AffectedRequestIds));
        checks.That("the_log_was_read", () => checks.Calls.Should().Contain(
            call => ReadsTheLog(call),
            "the answer must come from the log: at least one read_file or search has to show lines of {0}", LogPath));
        return Task.CompletedTask;
    }

    private static void Check(Checks checks, string name, Func<JsonElement, string?> compare) =>
        checks.That(name, () =>
        {
            var problem = Compared(compare, checks.Json(FindingsPath));
            problem.Should().BeNull();
        });

    private static string? Compared(Func<JsonElement, string?> compare, JsonElement findings)
    {
        try
        {
            return compare(findings);
        }
        catch (InvalidOperationException)
        {
            // JSON lets half of a surrogate pair pass, a string does not.
            return $"{FindingsPath} holds an escape that stands for no character";
        }
    }

    /// <summary>The reply shows lines of the log: a header of a page, or a hit of a search. Documents mention the path, too.</summary>
    private static bool ReadsTheLog(ToolCall call) =>
        call.Status == ToolCallStatus.Succeeded && call.Tool switch
        {
            ToolNames.ReadFile => call.Reply.StartsWith(LogPath + " lines ", StringComparison.Ordinal),
            ToolNames.Search => ("\n" + call.Reply).Contains("\n" + LogPath + ":", StringComparison.Ordinal),
            _ => false,
        };
}
