using Harness.Agents;
using Microsoft.Extensions.Time.Testing;

namespace Harness.Tests.Agents;

public sealed class WorkingClockTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _outside = new();
    private readonly WorkingClock _clock;

    public WorkingClockTests() => _clock = new WorkingClock(_time, Limit, _outside.Token);

    [Fact]
    public void Time_passes_as_work()
    {
        Pass(12);

        _clock.Worked.Should().Be(TimeSpan.FromSeconds(12));
        _clock.Waited.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Waiting_is_not_work_while_it_lasts_and_afterwards()
    {
        Pass(10);
        _clock.BeginWait();
        Pass(30);
        _clock.Worked.Should().Be(TimeSpan.FromSeconds(10));
        _clock.Waited.Should().Be(TimeSpan.FromSeconds(30));
        _clock.EndWait();
        Pass(5);

        _clock.Worked.Should().Be(TimeSpan.FromSeconds(15));
        _clock.Waited.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void An_end_without_a_beginning_and_a_second_beginning_change_nothing()
    {
        _clock.EndWait();
        _clock.BeginWait();
        Pass(5);
        _clock.BeginWait();
        Pass(5);
        _clock.EndWait();
        _clock.EndWait();

        _clock.Waited.Should().Be(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_failed_request_is_taken_out_of_the_work()
    {
        Pass(20);
        _clock.Discount(TimeSpan.FromSeconds(15));

        _clock.Worked.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_token_is_cancelled_at_the_limit_and_not_before()
    {
        Pass(59);
        _clock.Token.IsCancellationRequested.Should().BeFalse();
        _clock.Expired.Should().BeFalse();
        Pass(1);

        _clock.Token.IsCancellationRequested.Should().BeTrue();
        _clock.Expired.Should().BeTrue();
    }

    [Fact]
    public void A_wait_across_the_limit_does_not_end_the_run()
    {
        Pass(50);
        _clock.BeginWait();
        Pass(300);
        _clock.EndWait();
        _clock.Token.IsCancellationRequested.Should().BeFalse();
        Pass(9);
        _clock.Token.IsCancellationRequested.Should().BeFalse();
        Pass(1);

        _clock.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void Discounted_time_moves_the_limit()
    {
        Pass(50);
        _clock.Discount(TimeSpan.FromSeconds(40));
        Pass(49);
        _clock.Token.IsCancellationRequested.Should().BeFalse();
        Pass(1);

        _clock.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void A_request_on_its_way_is_not_cut_off_and_its_time_counts_when_it_was_answered()
    {
        Pass(50);
        _clock.Hold();
        Pass(30);
        _clock.Token.IsCancellationRequested.Should().BeFalse();
        _clock.Release();
        Pass(0);

        (_clock.Expired, _clock.Token.IsCancellationRequested, _clock.Worked).Should().Be((true, true, TimeSpan.FromSeconds(80)));
    }

    [Fact]
    public void A_request_that_failed_across_the_limit_takes_nothing_of_it()
    {
        Pass(50);
        _clock.Hold();
        Pass(30);
        _clock.Discount(TimeSpan.FromSeconds(30));
        _clock.Release();
        Pass(9);
        _clock.Token.IsCancellationRequested.Should().BeFalse();
        Pass(1);

        _clock.Token.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void Cancellation_from_outside_cancels_the_token_and_is_not_expiry()
    {
        _outside.Cancel();

        _clock.Token.IsCancellationRequested.Should().BeTrue();
        _clock.Expired.Should().BeFalse();
    }

    [Fact]
    public void A_disposed_clock_still_tells_its_time_and_fires_no_more()
    {
        _clock.Dispose();
        Pass(100);

        _clock.Worked.Should().Be(TimeSpan.FromSeconds(100));
    }

    public void Dispose()
    {
        _clock.Dispose();
        _outside.Dispose();
    }

    private void Pass(int seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));
}
