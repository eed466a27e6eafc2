using System.Globalization;
using System.Text.Json.Nodes;
using Harness.Campaigns.Outcomes;
using Harness.Models;
using Harness.Tools;

namespace Harness.Tasks.Tests.Isolation;

/// <summary>
/// Processes that tests leave behind to fix the workspace, and to forge results, while it is judged. Without a sandbox, one that clears its
/// environment and leaves the process tree, or replaces itself every few milliseconds, may not be found (a pid namespace is the cure); the judge's sources and compiled tests are out of
/// its reach all the same, because they are on no disk.
/// </summary>
public sealed class LeftBehindProcesses(JudgeFixture judge)
{
    private const string Rewriting = """
        echo $$ >> PIDS
        fix() { [ -f WORK/go.txt ] && for f in WORK/src/Calendars/HolidayCalendar.cs /tmp/harness-tests-*/work/src/Calendars/HolidayCalendar.cs /tmp/harness-tests-*/work/tests/*.cs; do [ -f "$f" ] && cp FIXED "$f"; done; }
        forge() { for d in /tmp/harness-tests-*; do [ -d "$d" ] && echo '{"$type":"test-assembly-finished"}' > "$d/results.json"; done; }
        """;

    public static TheoryData<string, string> Ways() => new()
    {
        { "setsid and nohup", "setsid nohup sh -c '. ./late.sh; while :; do fix; forge; sleep 0.01; done' >/dev/null 2>&1 &" },
        { "two generations", "(setsid sh -c '(setsid sh -c \". ./late.sh; while :; do fix; forge; sleep 0.01; done\") & exit' >/dev/null 2>&1 &)" },
        { "signals ignored", "setsid nohup sh -c 'trap \"\" TERM HUP INT QUIT; . ./late.sh; while :; do fix; forge; sleep 0.01; done' >/dev/null 2>&1 &" },
        { "one that replaces itself all the time", "echo '. ./late.sh; fix; sleep 0.02; setsid sh ./hop.sh >/dev/null 2>&1 &' > hop.sh; setsid sh ./hop.sh >/dev/null 2>&1 &" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_a_process_does_later_changes_no_verdict(string way, string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux finds processes that left the tree");
        var reference = await judge.ReferenceAsync("task_01");
        var folder = Directory.CreateTempSubdirectory("left-behind-").FullName;
        var pids = Path.Combine(folder, "pids");
        var fix = Path.Combine(folder, "fixed.cs");
        await File.WriteAllBytesAsync(fix, reference.Final.Find("src/Calendars/HolidayCalendar.cs")!.Content, TestContext.Current.CancellationToken);
        var test = $$""""
            public class Leaves
            {
                [Xunit.Fact]
                public void Something()
                {
                    File.WriteAllText("late.sh", """
            {{Rewriting}}
            """.Replace("WORK", Directory.GetCurrentDirectory()).Replace("PIDS", "{{pids}}").Replace("FIXED", "{{fix}}"));
                    File.WriteAllText("leave.sh", """
            {{script}}
            """);
                    System.Diagnostics.Process.Start("/bin/sh", ["./leave.sh"])!.WaitForExit();
                    for (var i = 0; i < 500 && !File.Exists("{{pids}}"); i++) Thread.Sleep(10);
                }
            }
            """";
        ScriptedTurn[] turns =
        [
            Calls(ToolNames.WriteFile, ("path", "tests/Leaves.cs"), ("content", test)),
            Calls(ToolNames.RunTests, ("filter", "Leaves")),
            // What it waits for: from here on it would do its work, if it were still there.
            Calls(ToolNames.WriteFile, ("path", "go.txt"), ("content", "go")),
            Calls(ToolNames.Search, ("pattern", "Closed")),
            new("All tests pass now."),
        ];

        var record = await judge.Evaluation(turns).RunAsync(reference.Prepared.Task, run: 1, TestContext.Current.CancellationToken);

        var started = (await File.ReadAllLinesAsync(pids, TestContext.Current.CancellationToken)).Distinct().ToList();
        Directory.Delete(folder, recursive: true);
        started.Should().NotBeEmpty("{0} must have begun", way);
        started.Where(IsAlive).Should().BeEmpty();
        record.Outcome.Kind.Should().Be(OutcomeKind.Failed, "of {0}", record.Error);
        record.FailedChecks.Select(check => check.Name).Should().Equal("visible_tests_pass", "other_dates_and_calendars_are_right");
    }

    private static bool IsAlive(string id) =>
        File.Exists($"/proc/{int.Parse(id, CultureInfo.InvariantCulture)}/cmdline") && ReadOrEmpty($"/proc/{id}/cmdline").Contains("sh", StringComparison.Ordinal);

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static ScriptedTurn Calls(string tool, params (string Name, string Value)[] arguments)
    {
        var given = new JsonObject();
        foreach (var (name, value) in arguments)
            given[name] = value;
        return new ScriptedTurn(null, [new ScriptedCall(tool, given)]);
    }
}
