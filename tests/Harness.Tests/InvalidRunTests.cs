using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Checking;
using Harness.Models;
using Harness.Tests.Agents;
using Harness.Tests.CSharp;
using Microsoft.Extensions.Time.Testing;

namespace Harness.Tests;

/// <summary>Runs that say nothing about the model.</summary>
public sealed class InvalidRunTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
    private readonly EvaluatedTask _task;

    public InvalidRunTests(SharedBench shared) => _task = new EvaluatedTask(shared) { Time = _time };

    [Fact]
    public async Task A_checker_that_throws_is_a_checker_error_and_what_the_run_used_stays_known()
    {
        _task.CheckedBy((_, _) => throw new InvalidOperationException("no such column"));
        var model = EvaluatedTask.Model(FakeModel.Replying(Turns.Calls(Turns.Write("answer.txt", "42")), Turns.Says("Done."))) with { Prices = new([new("row", 1, 2, 1, 1)]) };

        var record = await _task.PlayAsync(model);

        Cause(record).Should().Be(InvalidCause.CheckerError);
        record.Error.Should().Be("InvalidOperationException: no such column");
        (record.Usage.Input, record.CostUsd, record.Turns, record.Facts.ToolCalls).Should().Be((200, 0.00024m, 2, 1));
        record.FailedChecks.Should().BeEmpty();
        File.ReadAllText(_task.Campaign.PathOf(record.Diff!)).Should().Contain("+42");
        File.ReadAllText(_task.Campaign.PathOf(record.Transcript!)).Should().Contain("\"topic\":\"fault\"");
        _task.Workspaces.Should().BeEmpty();
    }

    [Fact]
    public async Task A_checker_that_makes_no_check_is_a_checker_error()
    {
        _task.CheckedBy((_, _) => Task.FromResult(new Verdict(0, 0, [])));

        Cause(await _task.PlayAsync(EvaluatedTask.Writes("42"))).Should().Be(InvalidCause.CheckerError);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_checker_that_never_ends_is_a_checker_error_and_no_cancellation(bool listens)
    {
        _task.CheckedBy(async (_, cancellation) =>
        {
            _time.Advance(TimeSpan.FromMinutes(5));
            await Task.Delay(Timeout.Infinite, listens ? cancellation : CancellationToken.None);
            throw new InvalidOperationException("never reached");
        });

        var record = await _task.PlayAsync(EvaluatedTask.Writes("42"));

        Cause(record).Should().Be(InvalidCause.CheckerError);
        record.Error.Should().Contain("5 minutes");
    }

    [Fact]
    public async Task A_checker_that_never_ends_and_never_awaits_does_not_hold_up_the_run()
    {
        using var released = new ManualResetEventSlim();
        _task.CheckedBy((_, _) =>
        {
            _time.Advance(TimeSpan.FromMinutes(5));
            released.Wait(CancellationToken.None);
            return Task.FromResult(new Verdict(1, 0, []));
        });

        var record = await _task.PlayAsync(EvaluatedTask.Writes("42")).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        released.Set();
        Cause(record).Should().Be(InvalidCause.CheckerError);
    }

    [Fact]
    public async Task What_a_checker_waits_for_a_core_does_not_count_against_it()
    {
        _task.CheckedBy((finished, cancellation) =>
        {
            finished.Waiting!(true);
            _time.Advance(TimeSpan.FromHours(1));
            finished.Waiting(false);
            _time.Advance(TimeSpan.FromMinutes(4));
            cancellation.ThrowIfCancellationRequested();
            return Task.FromResult(new Verdict(1, 0, []));
        });

        (await _task.PlayAsync(EvaluatedTask.Writes("42"))).Outcome.Kind.Should().Be(OutcomeKind.Passed);
    }

    [Fact]
    public async Task A_checker_that_never_ends_after_it_has_waited_for_a_core_is_a_checker_error_all_the_same()
    {
        _task.CheckedBy(async (finished, cancellation) =>
        {
            finished.Waiting!(true);
            _time.Advance(TimeSpan.FromHours(1));
            finished.Waiting(false);
            _time.Advance(TimeSpan.FromMinutes(5));
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("never reached");
        });

        Cause(await _task.PlayAsync(EvaluatedTask.Writes("42"))).Should().Be(InvalidCause.CheckerError);
    }

    [Fact]
    public async Task A_checker_that_cancels_itself_is_a_checker_error()
    {
        _task.CheckedBy((_, _) => throw new OperationCanceledException("of its own"));

        Cause(await _task.PlayAsync(EvaluatedTask.Writes("42"))).Should().Be(InvalidCause.CheckerError);
    }

    [Fact]
    public async Task A_workspace_that_disappears_while_the_agent_works_is_a_lost_sandbox()
    {
        var model = EvaluatedTask.Model(new FakeModel(_ =>
        {
            Directory.Delete(Path.Combine(_task.Workspaces.Single(), "work"), recursive: true);
            return Task.FromResult(Turns.Says("Done."));
        }));

        Cause(await _task.PlayAsync(model)).Should().Be(InvalidCause.SandboxLost);
    }

    [Fact]
    public async Task A_tool_call_into_a_workspace_that_disappeared_is_a_lost_sandbox_too()
    {
        var model = EvaluatedTask.Model(new FakeModel(
            _ =>
            {
                Directory.Delete(Path.Combine(_task.Workspaces.Single(), "work"), recursive: true);
                return Task.FromResult(Turns.Calls(Turns.Call("read_file", ("path", "answer.txt"))));
            },
            _ => Task.FromResult(Turns.Says("Done."))));

        Cause(await _task.PlayAsync(model)).Should().Be(InvalidCause.SandboxLost);
    }

    [Fact]
    public async Task A_task_that_cannot_be_prepared_is_a_defect_of_the_harness()
    {
        _task.Definition = _task.Definition with { Prepare = _ => throw new IOException("disk full") };

        var record = await _task.PlayAsync(EvaluatedTask.Writes("42"));

        Cause(record).Should().Be(InvalidCause.HarnessError);
        record.Error.Should().Be("IOException: disk full");
        (record.Seconds, record.Transcript).Should().Be((0, "transcripts/task_01/run1.jsonl"));
        _task.Workspaces.Should().BeEmpty();
    }

    [Fact]
    public async Task A_model_that_throws_what_no_service_throws_is_a_defect_of_the_harness()
    {
        var record = await _task.PlayAsync(EvaluatedTask.Model(new FakeModel(_ => throw new NotSupportedException("streams only"))));

        Cause(record).Should().Be(InvalidCause.HarnessError);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_says_so_and_keeps_its_transcript()
    {
        using var source = new CancellationTokenSource();
        var model = EvaluatedTask.Model(new FakeModel(async token =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Turns.Says("never");
        }));

        var record = await _task.Evaluation(model).RunAsync(_task.Definition, 1, source.Token);

        Cause(record).Should().Be(InvalidCause.Cancelled);
        File.ReadAllText(_task.Campaign.PathOf(record.Transcript!)).Should().Contain("Write 42 into answer.txt.");
    }

    [Fact]
    public async Task A_run_that_is_cancelled_while_it_is_checked_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        _task.CheckedBy(async (_, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("never reached");
        });

        Cause(await _task.Evaluation(EvaluatedTask.Scripted(EvaluatedTask.Writes("42"))).RunAsync(_task.Definition, 1, source.Token))
            .Should().Be(InvalidCause.Cancelled);
    }

    [Theory]
    [InlineData(ProviderFault.RateLimited, InvalidCause.RateLimited)]
    [InlineData(ProviderFault.Infrastructure, InvalidCause.ProviderError)]
    public async Task A_service_that_was_given_up_is_the_cause(ProviderFault fault, InvalidCause cause)
    {
        var evaluation = _task.Evaluation(EvaluatedTask.Model(new FakeModel(_ => throw new ProviderExhaustedException(fault, 5, new HttpRequestException("refused")))));

        var record = await evaluation.RunAsync(_task.Definition, 1, TestContext.Current.CancellationToken);

        Cause(record).Should().Be(cause);
        record.Error.Should().Be("gave up after 5 attempts: refused");
        evaluation.Halt.Stopped.Should().BeNull("the next run may be luckier");
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_leaves_the_transcript_behind()
    {
        File.AppendAllText(_task.Campaign.PathOf(CampaignPaths.Runs), "this is no record\n{}\n");

        var play = () => _task.PlayAsync(EvaluatedTask.Writes("42"));

        await play.Should().ThrowAsync<CampaignFormatException>();
        File.ReadAllText(_task.InFlight.Should().ContainSingle().Which).Should().Contain("Write 42 into answer.txt.");
    }

    public void Dispose() => _task.Dispose();

    private static InvalidCause? Cause(RunRecord record)
    {
        record.Outcome.Kind.Should().Be(OutcomeKind.Invalid, record.Error);
        return record.Outcome.Cause;
    }
}
