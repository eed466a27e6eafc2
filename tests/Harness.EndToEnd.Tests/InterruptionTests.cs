using System.Collections.Concurrent;
using System.Diagnostics;
using Harness.Campaigns.Outcomes;
using Harness.EndToEnd.Tests.Commands;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

[Collection(Suite.Alone)]
public sealed class InterruptionTests : IAsyncDisposable
{
    // In flight at once, and enough that recording them takes longer than the hosts above take to die.
    private const int Runs = 30;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private readonly Measurement _measurement = new();

    public static bool IsLinux => OperatingSystem.IsLinux();

    [Theory(Skip = "signals and sessions", SkipUnless = nameof(IsLinux))]
    [InlineData(UnixSignal.Interrupt, true)]
    [InlineData(UnixSignal.Terminate, true)]
    [InlineData(UnixSignal.Terminate, false)]
    public async Task Model_calls_stop_within_two_seconds_and_the_runs_are_recorded_as_cancelled(UnixSignal signal, bool toTheGroup)
    {
        var watch = Stopwatch.StartNew();
        var arrivals = new ConcurrentBag<TimeSpan>();
        var answers = new ConcurrentBag<TimeSpan>();
        // Half of the runs ask again and again, half wait for an answer that is asked for once and comes late.
        var first = 0;
        await using var server = await LoopbackModel.StartAsync(request =>
        {
            arrivals.Add(watch.Elapsed);
            return request.AssistantTurns == 0 && Interlocked.Increment(ref first) > Runs / 2
                ? Answers.Observed(() => answers.Add(watch.Elapsed)).Delay(Slow)
                : Answers.Write("steps/step1.txt", $"draft {request.AssistantTurns}").Delay(TimeSpan.FromMilliseconds(200));
        });
        var running = _measurement.Against(server).Runs(Runs).StartDotnetTest("--filter", "Task=task_07");
        await Eventually.HoldsAsync(() => arrivals.Count > Runs + 2, "every run has asked and some ask again");

        var sent = watch.Elapsed;
        if (toTheGroup) running.SignalGroup(signal);
        else running.Signal(signal);
        await Eventually.HoldsAsync(() => running.Processes.Count == 0, "no process is left", TimeSpan.FromSeconds(20));
        if (sent + Slow + TimeSpan.FromSeconds(0.5) - watch.Elapsed is { Ticks: > 0 } rest)
            await Task.Delay(rest, TestContext.Current.CancellationToken);

        arrivals.Should().OnlyContain(at => at < sent + Grace, "no new request begins");
        answers.Should().BeEmpty("open requests are aborted, not waited for");
        _measurement.Records.Select(r => r.Run).Should().Equal(Enumerable.Range(1, Runs));
        _measurement.Records.Should().OnlyContain(r => r.Outcome == new Outcome(OutcomeKind.Invalid, InvalidCause.Cancelled));
        Directory.EnumerateFileSystemEntries(_measurement.WorkFolder).Should().BeEmpty("workspaces are removed on the way out");
    }

    [Fact(Skip = "signals and sessions", SkipUnless = nameof(IsLinux))]
    public async Task Ctrl_C_on_a_machine_that_is_too_busy_still_leaves_every_record()
    {
        await using var server = await LoopbackModel.StartAsync(_ => Reply.Hang());
        var running = _measurement.Against(server).Runs(Runs).StartDotnetTest("--filter", "Task=task_07");
        await Eventually.HoldsAsync(() => server.Requests.Count == Runs, "every run has asked");
        var tests = running.Processes.Single(p => p.RunsTheTasks).Id;

        // The process gets no time until the hosts above it are gone, which is when its guard looks around.
        running.SignalGroup(UnixSignal.Interrupt);
        UnixSignals.Send(tests, UnixSignal.Stop);
        await running.ExitAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        UnixSignals.Send(tests, UnixSignal.Continue);
        await Eventually.HoldsAsync(() => running.Processes.Count == 0, "no process is left", TimeSpan.FromSeconds(20));

        _measurement.Records.Select(r => r.Run).Should().Equal(Enumerable.Range(1, Runs));
        _measurement.Records.Should().OnlyContain(r => r.Outcome == new Outcome(OutcomeKind.Invalid, InvalidCause.Cancelled));
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();
}
