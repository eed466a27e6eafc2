using Harness.Loopback;
using Harness.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Harness.Tests.Models;

/// <summary>What runs that ask one provider have in common: turns, announced waits, and the end of the campaign.</summary>
public sealed class SharedWaitTests
{
    private static readonly RetryPolicyOptions Fast = new() { BaseDelay = TimeSpan.FromMilliseconds(5), MaxDelay = TimeSpan.FromMilliseconds(20) };

    private readonly SpyObserver _spy = new();

    [Fact]
    public async Task Waiting_for_a_turn_is_a_wait_and_no_time_of_an_attempt()
    {
        await using var wire = await Wire.StartAsync(Reply.Text("hi"));
        var clock = new FakeTimeProvider();
        var gate = new ConcurrencyGate(1, clock);
        var place = await gate.EnterAsync(CancellationToken.None);
        var ask = ClientOf(wire, new RetryPolicyOptions(), clock, _spy, gate).GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);

        _spy.Waiting.Should().BeTrue();
        clock.Advance(TimeSpan.FromHours(1));
        wire.Model.Requests.Should().BeEmpty();
        place.Dispose();

        (await ask).Text.Should().Be("hi");
        _spy.Events.Should().Equal("wait", "go", "attempt");
        (_spy.Attempts[0].Delay, _spy.Attempts[0].Duration).Should().Be((TimeSpan.FromHours(1), TimeSpan.Zero));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task What_one_run_is_told_to_wait_all_runs_wait(int status)
    {
        await using var wire = await Wire.StartAsync(Reply.Status(status, TimeSpan.FromSeconds(20)), Reply.Text("hi"), Reply.Text("hi"));
        var clock = new FakeTimeProvider();
        var gate = new ConcurrencyGate(8, clock);
        var told = ClientOf(wire, new RetryPolicyOptions(), clock, _spy, gate).GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        while (!_spy.Waiting) await Task.Delay(1, TestContext.Current.CancellationToken);

        var other = new SpyObserver();
        var waiting = ClientOf(wire, new RetryPolicyOptions(), clock, other, gate).GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        other.Waiting.Should().BeTrue();
        clock.Advance(TimeSpan.FromSeconds(19));
        wire.Model.Requests.Should().HaveCount(1);
        other.Waiting.Should().BeTrue();
        clock.Advance(TimeSpan.FromSeconds(2));

        await Task.WhenAll(told, waiting);
        gate.Allowed.Should().BeLessThan(8);
        other.Attempts[0].Delay.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_halt_ends_every_wait_at_once(bool atTheGate)
    {
        await using var wire = await Wire.StartAsync(Reply.Status(429, TimeSpan.FromSeconds(60)), Reply.Text("hi"));
        using var halt = new CancellationTokenSource();
        var gate = new ConcurrencyGate(1, TimeProvider.System);
        var place = atTheGate ? await gate.EnterAsync(CancellationToken.None) : null;
        var ask = HaltableClient(wire, new RetryPolicyOptions(), halt.Token, gate).GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        while (!_spy.Waiting) await Task.Delay(1, TestContext.Current.CancellationToken);

        await halt.CancelAsync();

        var wait = () => ask.WaitAsync(TimeSpan.FromSeconds(30));
        await wait.Should().ThrowAsync<CampaignHaltedException>();
        _spy.Waiting.Should().BeFalse();
        wire.Model.Requests.Should().HaveCount(atTheGate ? 0 : 1);
        place?.Dispose();
    }

    [Fact]
    public async Task Who_gets_a_place_from_the_run_that_halts_the_campaign_asks_nobody()
    {
        await using var wire = await Wire.StartAsync(Reply.Text("never"));
        using var halt = new CancellationTokenSource();
        var gate = new ConcurrencyGate(1, TimeProvider.System);
        var place = await gate.EnterAsync(CancellationToken.None);
        var ask = HaltableClient(wire, Fast, halt.Token, gate).GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        // Called before what the client registered: it has not heard of the halt when it gets the place.
        using var heard = new ManualResetEventSlim();
        await using var registration = halt.Token.Register(() => heard.Wait(TimeSpan.FromSeconds(30)));

        var halting = halt.CancelAsync();
        place.Dispose();

        var answer = () => ask.WaitAsync(TimeSpan.FromSeconds(20));
        await answer.Should().ThrowAsync<CampaignHaltedException>();
        wire.Model.Requests.Should().BeEmpty();
        heard.Set();
        await halting;
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task A_halt_leaves_a_request_in_flight_to_finish_and_makes_no_other(int status)
    {
        using var halt = new CancellationTokenSource();
        await using var wire = await Wire.StartAsync((status == 200 ? Reply.Text("hi") : Reply.Status(status)).Delay(TimeSpan.FromMilliseconds(300)), Reply.Text("never"));
        var client = HaltableClient(wire, Fast, halt.Token);
        var ask = client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        while (wire.Model.Requests.Count == 0) await Task.Delay(1, TestContext.Current.CancellationToken);

        await halt.CancelAsync();

        var answer = () => ask;
        if (status == 200) (await ask).Text.Should().Be("hi");
        else await answer.Should().ThrowAsync<CampaignHaltedException>();
        var again = () => client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        await again.Should().ThrowAsync<CampaignHaltedException>();
        wire.Model.Requests.Should().HaveCount(1);
        _spy.Attempts.Should().ContainSingle().Which.Cancelled.Should().BeFalse();
    }

    private static ResilientChatClient ClientOf(Wire wire, RetryPolicyOptions options, TimeProvider clock, SpyObserver spy, ConcurrencyGate gate) =>
        new(wire.Client, options, clock, new Random(7), spy, gate);

    private ResilientChatClient HaltableClient(Wire wire, RetryPolicyOptions options, CancellationToken halted, ConcurrencyGate? gate = null) =>
        new(wire.Client, options, TimeProvider.System, new Random(7), _spy, gate, halted);
}
