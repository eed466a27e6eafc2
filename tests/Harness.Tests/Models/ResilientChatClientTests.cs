using Harness.Loopback;
using Harness.Models;
using Harness.Models.Wires;
using Microsoft.Extensions.AI;

namespace Harness.Tests.Models;

public sealed class ResilientChatClientTests : ResilientCalls
{
    [Fact]
    public async Task An_answer_is_one_attempt_and_no_wait()
    {
        await using var wire = await Wire.StartAsync(Reply.Text("hi"));

        (await AskAsync(wire, Fast)).Text.Should().Be("hi");

        _spy.Events.Should().Equal("attempt");
        var attempt = _spy.Attempts.Single();
        (attempt.Number, attempt.Fault, attempt.Status, attempt.Error, attempt.Delay).Should().Be((1, null, 200, null, TimeSpan.Zero));
        attempt.Duration.Should().BePositive();
        attempt.Response!.Usage!.InputTokenCount.Should().BePositive();
    }

    [Fact]
    public async Task Each_failed_attempt_and_each_wait_is_reported_in_order()
    {
        await using var wire = await Wire.StartAsync(Reply.Status(429), Reply.Status(500), Reply.Cut(), Reply.RawJson("{"), Reply.Text("hi"));

        (await AskAsync(wire, Fast)).Text.Should().Be("hi");

        _spy.Events.Should().Equal("attempt", "wait", "go", "attempt", "wait", "go", "attempt", "wait", "go", "attempt", "wait", "go", "attempt");
        _spy.Attempts.Select(attempt => attempt.Fault).Should().Equal(
            ProviderFault.RateLimited, ProviderFault.Infrastructure, ProviderFault.Infrastructure, ProviderFault.Infrastructure, null);
        _spy.Attempts.Select(attempt => attempt.Status).Should().Equal(429, 500, null, 200, 200);
        _spy.Attempts.Select(attempt => attempt.Number).Should().Equal(1, 2, 3, 4, 5);
        _spy.Attempts.Skip(1).Should().OnlyContain(attempt => attempt.Delay > TimeSpan.Zero);
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_timed_out_and_tried_again()
    {
        await using var wire = await Wire.StartAsync(Reply.Hang(), Reply.Text("hi"));

        (await AskAsync(wire, Fast with { AttemptTimeout = TimeSpan.FromMilliseconds(300) })).Text.Should().Be("hi");

        var hung = _spy.Attempts[0];
        hung.Fault.Should().Be(ProviderFault.Infrastructure);
        hung.Error.Should().Be("timeout: no answer within 0.3 s");
        hung.Duration.Should().BeGreaterThan(TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public async Task An_answer_that_the_server_broke_off_is_tried_again_and_its_usage_is_reported()
    {
        await using var wire = await Wire.StartAsync(
            Wire.Completion("""{"content":"hal"}""", "\"error\"", "\"usage\":{\"prompt_tokens\":9}"), Reply.Text("hi"));

        (await AskAsync(wire, Fast)).Text.Should().Be("hi");

        _spy.Attempts[0].Fault.Should().Be(ProviderFault.Infrastructure);
        _spy.Attempts[0].Response!.Usage!.InputTokenCount.Should().Be(9);
    }

    [Theory]
    [InlineData(401, ProviderFault.StopCampaign)]
    [InlineData(403, ProviderFault.StopCampaign)]
    [InlineData(402, ProviderFault.StopCampaign)]
    [InlineData(400, ProviderFault.HarnessDefect)]
    [InlineData(404, ProviderFault.HarnessDefect)]
    public async Task A_fault_that_no_retry_cures_is_thrown_at_once(int status, ProviderFault fault)
    {
        await using var wire = await Wire.StartAsync(Reply.Status(status), Reply.Text("hi"));
        var ask = () => AskAsync(wire, Fast);

        (await ask.Should().ThrowAsync<ProviderException>()).Which.Fault.Should().Be(fault);

        wire.Model.Requests.Should().HaveCount(1);
        _spy.Attempts.Single().Fault.Should().Be(fault);
    }

    [Fact]
    public async Task A_conversation_that_is_too_long_is_not_tried_again()
    {
        await using var wire = await Wire.StartAsync(Reply.ContextOverflow(), Reply.Text("hi"));
        var ask = () => AskAsync(wire, Fast);

        (await ask.Should().ThrowAsync<ProviderException>()).Which.Fault.Should().Be(ProviderFault.ContextExceeded);

        wire.Model.Requests.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(429, ProviderFault.RateLimited)]
    [InlineData(503, ProviderFault.Infrastructure)]
    public async Task When_the_attempts_are_used_up_the_cause_is_that_of_the_last(int status, ProviderFault cause)
    {
        await using var wire = await Wire.StartAsync(Reply.Status(500), Reply.Status(429), Reply.Status(status));
        var ask = () => AskAsync(wire, Fast with { MaxAttempts = 3 });

        var exhausted = (await ask.Should().ThrowAsync<ProviderExhaustedException>()).Which;

        (exhausted.Cause, exhausted.Attempts).Should().Be((cause, 3));
        exhausted.Message.Should().StartWith($"gave up after 3 attempts: HTTP {status}");
        exhausted.ToString().Should().NotContain(Wire.Key);
        _spy.Events.Should().Equal("attempt", "wait", "go", "attempt", "wait", "go", "attempt");
    }

    [Fact]
    public async Task One_attempt_is_no_retry()
    {
        await using var wire = await Wire.StartAsync(Reply.Status(500), Reply.Text("hi"));
        var ask = () => AskAsync(wire, Fast with { MaxAttempts = 1 });

        (await ask.Should().ThrowAsync<ProviderExhaustedException>()).Which.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task A_hanging_server_ends_as_infrastructure_not_as_a_cancellation()
    {
        await using var wire = await Wire.StartAsync(Reply.Hang(), Reply.Hang());
        var ask = () => AskAsync(wire, Fast with { MaxAttempts = 2, AttemptTimeout = TimeSpan.FromMilliseconds(100) });

        (await ask.Should().ThrowAsync<ProviderExhaustedException>()).Which.Cause.Should().Be(ProviderFault.Infrastructure);
    }

    public static TheoryData<Reply, bool> Unpriced => new()
    {
        { Reply.Status(429), false },
        { Reply.Status(500), false },
        { Reply.Text("hi"), false },
        { Wire.Completion("""{"content":"hal"}""", "\"error\""), false },
        { Reply.Cut(), true },
        { Reply.Reset(), true },
        { Reply.RawJson("{"), true },
        { Reply.Hang(), true },
    };

    [Theory]
    [MemberData(nameof(Unpriced))]
    public async Task An_answer_that_never_arrived_readable_may_have_been_billed(Reply reply, bool unpriced)
    {
        await using var wire = await Wire.StartAsync(reply, Reply.Text("hi"));

        await AskAsync(wire, Fast with { AttemptTimeout = TimeSpan.FromSeconds(1) });

        _spy.Attempts[0].MayBeBilled.Should().Be(unpriced);
    }

    [Fact]
    public async Task A_request_that_never_reached_a_server_was_not_billed()
    {
        using var http = ProviderHttp.CreateClient(TimeProvider.System);
        // Port 9 is "discard": nobody listens there.
        using var client = new OpenAiCompatibleChatClient(http, new WireEndpoint { Provider = "any", BaseUrl = new Uri("http://127.0.0.1:9/v1"), ModelId = "m" }, new OpenAiCompatibleProfile { Name = "any" });
        var ask = () => new ResilientChatClient(client, Fast with { MaxAttempts = 1 }, TimeProvider.System, new Random(1), _spy).GetResponseAsync("hello");

        await ask.Should().ThrowAsync<ProviderExhaustedException>();

        _spy.Attempts.Single().MayBeBilled.Should().BeFalse();
    }

    [Fact]
    public async Task Streaming_is_retried_too()
    {
        await using var wire = await Wire.StartAsync(Reply.Status(500), Reply.Text("hi"));

        var updates = ClientOf(wire, Fast, TimeProvider.System, _spy)
            .GetStreamingResponseAsync([new(ChatRole.User, "hello")], cancellationToken: TestContext.Current.CancellationToken);

        (await updates.ToChatResponseAsync(TestContext.Current.CancellationToken)).Text.Should().Be("hi");
    }

    [Theory]
    [InlineData(0, 1, 1, "MaxAttempts")]
    [InlineData(5, 0, 1, "AttemptTimeout")]
    [InlineData(5, 1, -1, "BaseDelay")]
    [InlineData(5, 1, 61, "BaseDelay")]
    public void An_option_that_is_out_of_range_is_named(int attempts, int timeoutSeconds, int baseSeconds, string name)
    {
        var options = new RetryPolicyOptions
        {
            MaxAttempts = attempts,
            AttemptTimeout = TimeSpan.FromSeconds(timeoutSeconds),
            BaseDelay = TimeSpan.FromSeconds(baseSeconds),
        };
        using var http = ProviderHttp.CreateClient(TimeProvider.System);
        using var client = new OpenAiCompatibleChatClient(http, Wire.EndpointOf(new Uri("http://127.0.0.1:1/v1")), new OpenAiCompatibleProfile { Name = "any" });
        var create = () => new ResilientChatClient(client, options, TimeProvider.System, new Random(1));

        create.Should().Throw<ArgumentException>().WithMessage($"{name} is *");
    }
}
