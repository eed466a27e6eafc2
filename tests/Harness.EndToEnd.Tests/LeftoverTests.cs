using System.Globalization;
using Harness.EndToEnd.Tests.Commands;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>What is left of runs that were stopped or killed: workspaces, temporary folders, processes of the model's code.</summary>
[Collection(Suite.Alone)]
public sealed class LeftoverTests : IAsyncDisposable
{
    private static int _tests;

    // Nobody else sleeps for so long, no other test and no other process that runs these tests.
    private readonly string _marker = string.Create(CultureInfo.InvariantCulture, $"{86_000 + Interlocked.Increment(ref _tests)}.{Environment.ProcessId}");

    /// <summary>Code of a model that starts a process in the background and then takes its time.</summary>
    private string Sleeper => $$"""
        using System.Diagnostics;
        using System.Threading;
        using Xunit;

        public sealed class SleeperTests
        {
            [Fact]
            public void Sleeps()
            {
                Process.Start("/bin/sh", new[] { "-c", "sleep {{_marker}} & sleep {{_marker}}" });
                Thread.Sleep(50_000);
            }
        }
        """;

    private readonly Measurement _measurement = new();

    public LeftoverTests() => _measurement.OwnTemporaryFolder();

    public static bool IsLinux => OperatingSystem.IsLinux();

    [Theory(Skip = "signals and sessions", SkipUnless = nameof(IsLinux))]
    [InlineData("none", UnixSignal.Interrupt)]
    [InlineData("bwrap", UnixSignal.Interrupt)]
    [InlineData("bwrap", UnixSignal.Terminate)]
    [InlineData("docker", UnixSignal.Interrupt)]
    [InlineData("docker", UnixSignal.Terminate)]
    [InlineData("landlock", UnixSignal.Interrupt)]
    [InlineData("landlock", UnixSignal.Terminate)]
    public async Task A_signal_while_the_model_s_code_runs_leaves_no_process_and_no_folder(string sandbox, UnixSignal signal)
    {
        await using var server = await LoopbackModel.StartAsync(RunSleeper);
        var running = await SleepingAsync(server, sandbox, dotnetTest: signal == UnixSignal.Interrupt || sandbox == "bwrap");

        running.SignalGroup(signal);
        await Eventually.HoldsAsync(() => running.Processes.Count == 0, "no process is left", TimeSpan.FromSeconds(60));

        Sleepers().Should().BeEmpty();
        Folders().Should().BeEmpty();
    }

    [Theory(Skip = "signals and sessions", SkipUnless = nameof(IsLinux))]
    [InlineData("none")]
    [InlineData("bwrap")]
    [InlineData("docker")]
    [InlineData("landlock")]
    public async Task What_a_killed_process_left_is_cleared_away_at_the_next_start_and_what_was_to_be_kept_stays(string sandbox)
    {
        await using var server = await LoopbackModel.StartAsync(RunSleeper);
        await _measurement.Model("oracle").Runs(1).Set("HARNESS_KEEP_WORKSPACES", "1").ExecuteAsync("-trait", "Task=task_07");
        var kept = Folders().Should().ContainSingle("the workspace was to be kept").Subject;
        _measurement.Set("HARNESS_KEEP_WORKSPACES", "0");
        var running = await SleepingAsync(server, sandbox, dotnetTest: false);

        running.KillAll();
        Folders().Should().HaveCountGreaterThan(1, "a process that is killed cannot clear away");
        await _measurement.Model("oracle").ExecuteAsync("-trait", "Task=task_07");

        Folders().Should().Equal(kept);
        // Only root's harness gives each sandbox a user of its own, by whom the next start knows what was left.
        if (sandbox is "bwrap" or "docker" || (sandbox == "landlock" && Environment.IsPrivilegedProcess))
            Sleepers().Should().BeEmpty("the sandbox dies with the harness, or at the next start");
    }

    [Fact(Skip = "signals and sessions", SkipUnless = nameof(IsLinux))]
    public async Task What_another_living_process_uses_stays()
    {
        await using var server = await LoopbackModel.StartAsync(RunSleeper);
        var running = await SleepingAsync(server, "none", dotnetTest: false);
        var used = Folders();

        await using var beside = new Measurement();
        await beside.Set("TMPDIR", _measurement.Environment["TMPDIR"]).Set("HARNESS_WORK_FOLDER", _measurement.WorkFolder).Model("oracle").Runs(1).ExecuteAsync("-trait", "Task=task_07");

        used.Should().NotBeEmpty();
        Folders().Should().Contain(used);
        running.SignalGroup(UnixSignal.Interrupt);
        await Eventually.HoldsAsync(() => running.Processes.Count == 0, "no process is left", TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sleeper in Sleepers())
            UnixSignals.Send(sleeper, UnixSignal.Kill);
        await _measurement.DisposeAsync();
    }

    private Reply RunSleeper(LoopbackRequest request) => request.AssistantTurns switch
    {
        0 => Answers.Write("tests/SleeperTests.cs", Sleeper),
        _ => Answers.Call("run_tests", """{ "filter": "SleeperTests" }"""),
    };

    // Ctrl+C reaches the hosts of `dotnet test` too, and some of them are gone first; what else ends the tests needs none of them.
    private async Task<RunningCommand> SleepingAsync(LoopbackModel server, string sandbox, bool dotnetTest)
    {
        var measurement = Sandboxed.Choose(_measurement.Against(server).Runs(1), sandbox);
        var running = dotnetTest ? measurement.StartDotnetTest("--filter", "Task=task_01") : measurement.StartExecutable("-trait", "Task=task_01");
        await Eventually.HoldsAsync(() => Sleepers().Count == 2 || running.HasExited, "the model's code runs");
        if (running.HasExited)
            Sandboxed.RequireFor(await running.FinishAsync());
        return running;
    }

    /// <summary>The processes of <see cref="Sleeper"/>, wherever they are.</summary>
    private IReadOnlyList<int> Sleepers() => SessionProcess.Everywhere(arguments => arguments.Count > 0 && arguments[^1] == _marker);

    private List<string> Folders() => [.. new[] { _measurement.WorkFolder, _measurement.Environment["TMPDIR"] }
        .SelectMany(folder => Directory.EnumerateDirectories(folder, "harness-*")).Order(StringComparer.Ordinal)];
}
