using Harness.Models;
using Microsoft.Extensions.Time.Testing;

namespace Harness.Tests.Models;

public sealed class ConcurrencyGateTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task So_many_enter_at_once_and_the_next_waits_for_one_to_leave()
    {
        var gate = Gate(2);
        var first = await EnterAsync(gate);
        await EnterAsync(gate);
        var third = gate.EnterAsync(CancellationToken.None);
        third.IsCompleted.Should().BeFalse();
        gate.Waiting.Should().Be(1);

        first.Dispose();

        await third;
        gate.Waiting.Should().Be(0);
    }

    [Fact]
    public async Task Who_comes_first_goes_first()
    {
        var gate = Gate(1);
        var place = await EnterAsync(gate);
        var waiting = Enumerable.Range(0, 3).Select(_ => gate.EnterAsync(CancellationToken.None)).ToList();
        for (var turn = 0; turn < 3; turn++)
        {
            place.Dispose();
            place = await waiting[turn];
            waiting.Count(w => w.IsCompleted).Should().Be(turn + 1);
        }
    }

    [Fact]
    public async Task Thirty_that_are_turned_away_together_are_one_overload()
    {
        var gate = Gate(32);
        var places = await EnterAsync(gate, 30);

        places.ForEach(place => place.Refused(TimeSpan.Zero));

        gate.Allowed.Should().Be(15, "half of the 30 that were in flight");
    }

    [Fact]
    public async Task An_overload_after_the_last_one_halves_again_and_never_below_one()
    {
        var gate = Gate(4);
        List<int> allowed = [];
        for (var overload = 0; overload < 4; overload++)
        {
            using var place = await EnterAsync(gate);
            place.Refused(TimeSpan.Zero);
            allowed.Add(gate.Allowed);
        }

        allowed.Should().OnlyContain(n => n == 1);
        (await EnterAsync(gate)).Should().NotBeNull("one may always ask");
    }

    [Fact]
    public async Task Answers_of_a_full_gate_raise_the_limit_by_one_per_round_up_to_the_start()
    {
        var gate = Gate(4);
        await OverloadAsync(gate, 4);
        gate.Allowed.Should().Be(2);

        await RoundAsync(gate, 2);
        await RoundAsync(gate, 2);
        gate.Allowed.Should().Be(3);
        for (var round = 0; round < 10; round++)
            await RoundAsync(gate, gate.Allowed);

        gate.Allowed.Should().Be(4);
    }

    [Fact]
    public async Task Answers_while_there_is_room_prove_nothing()
    {
        var gate = Gate(8);
        await OverloadAsync(gate, 8);

        for (var round = 0; round < 20; round++)
            await RoundAsync(gate, 3);

        gate.Allowed.Should().Be(4);
    }

    [Fact]
    public async Task Answers_to_requests_of_before_the_overload_prove_nothing()
    {
        var gate = Gate(8);
        var places = await EnterAsync(gate, 8);
        places[0].Refused(TimeSpan.Zero);

        places.Skip(1).ToList().ForEach(place => place.Answered());

        gate.Allowed.Should().Be(4);
    }

    [Fact]
    public async Task An_announced_wait_holds_back_everyone_and_ends_by_the_clock()
    {
        var gate = Gate(8);
        using (var told = await EnterAsync(gate))
            told.Refused(TimeSpan.FromSeconds(20));
        var waiting = gate.EnterAsync(CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(19.9));
        waiting.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        await waiting;
    }

    [Fact]
    public async Task The_longest_announced_wait_counts()
    {
        var gate = Gate(8);
        var places = await EnterAsync(gate, 2);
        places[0].Refused(TimeSpan.FromSeconds(20));
        places[1].Refused(TimeSpan.FromSeconds(5));
        places.ForEach(place => place.Dispose());
        var waiting = gate.EnterAsync(CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(10));
        waiting.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(10));

        await waiting;
    }

    [Fact]
    public async Task Who_is_cancelled_leaves_the_queue_at_once_and_the_next_gets_the_turn()
    {
        var gate = Gate(1);
        using var cancel = new CancellationTokenSource();
        var place = await EnterAsync(gate);
        var impatient = gate.EnterAsync(cancel.Token);
        var patient = gate.EnterAsync(CancellationToken.None);

        await cancel.CancelAsync();

        var give = () => impatient;
        await give.Should().ThrowAsync<OperationCanceledException>();
        gate.Waiting.Should().Be(1);
        place.Dispose();
        await patient;
    }

    [Fact]
    public async Task A_place_that_is_given_back_twice_is_one()
    {
        var gate = Gate(1);
        var place = await EnterAsync(gate);
        place.Dispose();
        place.Dispose();
        await EnterAsync(gate);

        gate.EnterAsync(CancellationToken.None).IsCompleted.Should().BeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void A_limit_out_of_range_is_refused(int most)
    {
        var make = () => Gate(most);

        make.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static async Task<ConcurrencyPlace> EnterAsync(ConcurrencyGate gate)
    {
        var entering = gate.EnterAsync(CancellationToken.None);
        entering.IsCompleted.Should().BeTrue();
        return await entering;
    }

    private static async Task<List<ConcurrencyPlace>> EnterAsync(ConcurrencyGate gate, int count)
    {
        List<ConcurrencyPlace> places = [];
        for (var i = 0; i < count; i++)
            places.Add(await EnterAsync(gate));
        return places;
    }

    private static async Task OverloadAsync(ConcurrencyGate gate, int inFlight)
    {
        foreach (var place in await EnterAsync(gate, inFlight))
        {
            place.Refused(TimeSpan.Zero);
            place.Dispose();
        }
    }

    private static async Task RoundAsync(ConcurrencyGate gate, int inFlight)
    {
        var places = await EnterAsync(gate, inFlight);
        places.ForEach(place => place.Answered());
        places.ForEach(place => place.Dispose());
    }

    private ConcurrencyGate Gate(int most) => new(most, _clock);
}
