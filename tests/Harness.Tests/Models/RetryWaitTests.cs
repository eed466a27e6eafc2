using System.Diagnostics;
using Harness.Loopback;
using Harness.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Harness.Tests.Models;

/// <summary>How long a client waits before it tries again, and that a cancellation does not wait.</summary>
public sealed class RetryWaitTests : ResilientCalls
{
    [Fact]
    public async Task Retry_after_is_honoured_and_spread_by_at_most_the_base_delay()
    {
        await using var wire = await Wire.StartAsync(Reply.Status(429, TimeSpan.FromSeconds(20)), Reply.Text("hi"));

        await AskInFakeTimeAsync(wire, new RetryPolicyOptions());

        _spy.Waits.Single().Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(20)).And.BeLessThan(TimeSpan.FromSeconds(21));
        _spy.Attempts[1].Delay.Should().BeGreaterThanOrEqualTo(_spy.Waits[0]);
    }

    [Fact]
    public async Task Retry_after_is_bounded_by_the_longest_wait()
    {
        await using var wire = await Wire.StartAsync(Reply.Status(429, TimeSpan.FromHours(2)), Reply.Text("hi"));

        await AskInFakeTimeAsync(wire, new RetryPolicyOptions { MaxDelay = TimeSpan.FromSeconds(30) });

        _spy.Waits.Should().Equal(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Without_retry_after_the_waits_grow_and_stay_bounded()
    {
        await using var wire = await Wire.StartAsync([.. Enumerable.Repeat(Reply.Status(500, TimeSpan.Zero), 9), Reply.Text("hi")]);

        await AskInFakeTimeAsync(wire, new RetryPolicyOptions { MaxAttempts = 10 });

        _spy.Waits.Should().HaveCount(9).And.OnlyContain(wait => wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(60));
        _spy.Waits[0].Should().BeLessThan(TimeSpan.FromSeconds(3));
        _spy.Waits[^1].Should().Be(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Equal_seeds_give_equal_waits()
    {
        var waits = new List<IReadOnlyList<TimeSpan>>();
        for (var i = 0; i < 2; i++)
        {
            await using var wire = await Wire.StartAsync(Reply.Status(500), Reply.Status(500), Reply.Text("hi"));
            var spy = new SpyObserver();
            await ClientOf(wire, Fast, TimeProvider.System, spy).GetResponseAsync([new(ChatRole.User, "hello")], cancellationToken: TestContext.Current.CancellationToken);
            waits.Add(spy.Waits);
        }

        waits[0].Should().Equal(waits[1]);
    }

    [Fact]
    public async Task A_cancellation_during_a_request_takes_effect_at_once()
    {
        await using var wire = await Wire.StartAsync(Reply.Hang());

        await CancelWhenAsync(wire, () => wire.Model.Requests.Count == 1);

        _spy.Attempts.Single().Should().Match<ProviderAttempt>(attempt => attempt.Cancelled && attempt.Fault == null && attempt.MayBeBilled);
    }

    [Fact]
    public async Task A_cancellation_during_a_wait_takes_effect_at_once_and_ends_the_wait()
    {
        await using var wire = await Wire.StartAsync(Reply.Status(429, TimeSpan.FromSeconds(60)), Reply.Text("hi"));

        await CancelWhenAsync(wire, () => _spy.Waiting);

        _spy.Events.Should().Equal("attempt", "wait", "go");
        wire.Model.Requests.Should().HaveCount(1);
    }

    private async Task AskInFakeTimeAsync(Wire wire, RetryPolicyOptions options)
    {
        var clock = new FakeTimeProvider();
        var ask = AskAsync(wire, options, clock);
        while (!ask.IsCompleted)
        {
            // Only waits pass quickly: an attempt's time limit runs on the same clock.
            if (_spy.Waiting) clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        (await ask).Text.Should().Be("hi");
    }

    private async Task CancelWhenAsync(Wire wire, Func<bool> reached)
    {
        using var cancel = new CancellationTokenSource();
        var ask = ClientOf(wire, new RetryPolicyOptions(), TimeProvider.System, _spy).GetResponseAsync([new(ChatRole.User, "hello")], cancellationToken: cancel.Token);
        while (!reached()) await Task.Delay(10, TestContext.Current.CancellationToken);
        ask.IsCompleted.Should().BeFalse();
        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();

        var wait = () => ask;
        await wait.Should().ThrowAsync<OperationCanceledException>();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));
    }
}
