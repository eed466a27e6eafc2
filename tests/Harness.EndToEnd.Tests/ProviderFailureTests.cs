using Harness.Campaigns.Outcomes;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>What a provider does is never scored: it is waited out, or the run is invalid.</summary>
public sealed class ProviderFailureTests
{
    private static readonly (string, string) ShortAttempts = ("HARNESS_ATTEMPT_TIMEOUT_SECONDS", "0.5");

    [Fact]
    public async Task A_rate_limit_is_waited_out_and_the_wait_is_no_working_time()
    {
        await using var run = await OneRun.PlayAsync(
            r => r.Number == 2 ? Reply.Status(429, TimeSpan.FromSeconds(3)) : StepsModel.Answer(r), ("HARNESS_MAX_WAIT_SECONDS", "10"));

        run.ShouldHavePassed();
        run.ShouldHaveUsed(StepsModel.Turns);
        run.Record.Requests.Should().Be(StepsModel.Turns + 1);
        run.Record.WaitSeconds.Should().BeGreaterThan(2.9);
        run.Record.Seconds.Should().BeLessThan(2.9);
    }

    [Fact]
    public async Task A_rate_limit_for_ever_is_invalid()
    {
        await using var run = await OneRun.PlayAsync(_ => Reply.Status(429));

        run.ShouldBeInvalid(InvalidCause.RateLimited, "gave up after 3 attempts");
        run.Requests.Should().Be(3);
        run.Record.Requests.Should().Be(3);
    }

    [Fact]
    public async Task Server_errors_for_ever_are_invalid()
    {
        await using var run = await OneRun.PlayAsync(_ => Reply.Status(500));

        run.ShouldBeInvalid(InvalidCause.ProviderError, "gave up after 3 attempts");
        run.Requests.Should().Be(3);
    }

    [Fact]
    public async Task A_server_that_fails_halfway_leaves_an_invalid_run_with_its_cost()
    {
        await using var run = await OneRun.PlayAsync(r => r.AssistantTurns < 2 ? StepsModel.Answer(r) : Reply.Status(503));

        run.ShouldBeInvalid(InvalidCause.ProviderError, "gave up after 3 attempts");
        run.ShouldHaveUsed(2);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_invalid()
    {
        await using var run = await OneRun.PlayAsync(_ => Reply.Hang(), ShortAttempts);

        run.ShouldBeInvalid(InvalidCause.ProviderError, "no answer within 0.5 s");
        run.Record.WaitSeconds.Should().BeGreaterThan(1.4, "failed requests are no working time");
        run.Record.Seconds.Should().BeLessThan(run.Record.WaitSeconds);
    }

    [Fact]
    public async Task A_cut_connection_is_tried_again()
    {
        await using var run = await OneRun.PlayAsync(r => r.Number == 3 ? Reply.Cut() : StepsModel.Answer(r));

        run.ShouldHavePassed();
        run.ShouldHaveUsed(StepsModel.Turns);
        run.Requests.Should().Be(StepsModel.Turns + 1);
    }

    [Fact]
    public async Task A_connection_that_is_always_cut_is_invalid()
    {
        await using var run = await OneRun.PlayAsync(_ => Reply.Cut());

        run.ShouldBeInvalid(InvalidCause.ProviderError, "gave up after 3 attempts");
    }

    [Fact]
    public async Task A_run_that_was_lost_is_made_again_and_both_attempts_are_on_record_and_shown()
    {
        await using var server = await LoopbackModel.StartAsync(r => r.Number is >= 3 and <= 5 ? Reply.Status(500) : StepsModel.Answer(r));
        await using var measurement = new Measurement();

        var command = await measurement.Against(server).Runs(1).Set("HARNESS_MAX_REPLACEMENTS", "1").DotnetTestAsync("--filter", "Task=task_07");

        command.ExitCode.Should().Be(0, command.Everything);
        measurement.Records.Select(r => (r.Attempt, r.Outcome.Kind, r.Outcome.Cause, r.Requests, r.CostUsd)).Should().Equal(
            (1, OutcomeKind.Invalid, InvalidCause.ProviderError, 5, Price.Usual.Of(2)),
            (2, OutcomeKind.Passed, null, StepsModel.Turns, Price.Usual.Of(StepsModel.Turns)));
        command.Lines.Should().ContainSingle(line => line.Contains("[1/1] INVALID  task_07", StringComparison.Ordinal));
        command.Lines.Should().ContainSingle(line => line.Contains("[1/1] pass  task_07", StringComparison.Ordinal)).Which.Should().Contain("run 1 attempt 2");
        command.Output.Should().Contain("score           1/1").And.Contain("invalid         no run; 1 invalid attempts cost $0.0048");
        File.ReadLines(measurement.Campaign.PathOf("verification/cost_breakdown.csv")).Skip(1).Select(line => line.Split(',')[^1]).Should().Equal("true", "false");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_invalid()
    {
        // Port 9 is "discard": nobody listens there.
        await using var run = await OneRun.PlayAsync(StepsModel.Answer, ("HARNESS_MODELS__LOCAL__BASE_URL", "http://127.0.0.1:9/v1"));

        run.ShouldBeInvalid(InvalidCause.ProviderError, "gave up after 3 attempts");
        run.Requests.Should().Be(0);
    }
}
