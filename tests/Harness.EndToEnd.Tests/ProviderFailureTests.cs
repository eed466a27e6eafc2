using Harness.Campaigns.Outcomes;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>What a provider does is never scored: it is waited out, or the run is invalid.</summary>
[Collection(Suite.OneAtATime)]
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
    public async Task A_server_that_is_not_there_is_invalid()
    {
        // Port 9 is "discard": nobody listens there.
        await using var run = await OneRun.PlayAsync(StepsModel.Answer, ("HARNESS_MODELS__LOCAL__BASE_URL", "http://127.0.0.1:9/v1"));

        run.ShouldBeInvalid(InvalidCause.ProviderError, "gave up after 3 attempts");
        run.Requests.Should().Be(0);
    }
}
