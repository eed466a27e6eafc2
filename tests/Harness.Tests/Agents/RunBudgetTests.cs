using Harness.Agents;
using Harness.Campaigns.Money;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;
using Harness.Tests.CSharp;
using Microsoft.Extensions.Time.Testing;

namespace Harness.Tests.Agents;

public sealed class RunBudgetTests : IDisposable
{
    // A dollar a token, input and output alike.
    private static readonly PriceList Prices = new([new PriceRow("test", 1_000_000, 1_000_000, 1_000_000, 1_000_000)]);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly WorkingClock _clock;
    private readonly List<IDisposable> _open = [];

    public RunBudgetTests() => _clock = new WorkingClock(_time, TimeSpan.FromHours(2), CancellationToken.None);

    [Fact]
    public async Task Without_a_limit_everything_is_affordable() =>
        (await Budget(null, null).ReserveAsync(long.MaxValue / 2, 1, _clock)).Should().Be(_clock.Token);

    [Fact]
    public async Task The_runs_money_is_judged_by_what_is_spent_and_the_worst_case_of_the_next_request()
    {
        var budget = Budget(10, null);

        (await budget.ReserveAsync(4, 6, _clock)).Should().NotBeNull();
        budget.Settle(3);
        (await budget.ReserveAsync(4, 4, _clock)).Should().BeNull();
        (await budget.ReserveAsync(4, 3, _clock)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_cost_that_nobody_knows_stops_the_spending_and_is_no_failure_of_the_model()
    {
        var budget = Budget(10, null);
        await budget.ReserveAsync(1, 1, _clock);
        budget.Settle(null);

        (await budget.Awaiting(b => b.ReserveAsync(1, 1, _clock)).Should().ThrowAsync<SpendingStoppedException>().WithMessage("*maxCostPerRunUsd*"))
            .Which.Cause.Should().Be(InvalidCause.HarnessError);
    }

    [Fact]
    public async Task A_campaign_whose_money_is_used_up_stops_the_run()
    {
        var budget = Budget(null, Ledger(10));
        await budget.ReserveAsync(4, 4, _clock);
        budget.Settle(8);

        (await budget.Awaiting(b => b.ReserveAsync(2, 1, _clock)).Should().ThrowAsync<SpendingStoppedException>().WithMessage("*may cost $3*$8 of $10 are spent*HARNESS_MAX_COST_USD*"))
            .Which.Cause.Should().Be(InvalidCause.BudgetStopped);
    }

    [Fact]
    public async Task Money_that_another_run_has_only_reserved_is_waited_for_and_that_is_no_working_time()
    {
        var ledger = Ledger(10);
        var (first, second) = (Budget(null, ledger), Budget(null, ledger));
        await first.ReserveAsync(4, 4, _clock);

        var waiting = second.ReserveAsync(4, 4, _clock);
        _time.Advance(TimeSpan.FromMinutes(1));
        waiting.IsCompleted.Should().BeFalse();
        first.Settle(1);
        while (!waiting.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await waiting).Should().NotBeNull();
        _clock.Worked.Should().Be(TimeSpan.Zero);
        _clock.Waited.Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_attempt_that_was_not_billed_leaves_its_money_to_the_next_one()
    {
        var ledger = Ledger(10);
        var budget = Budget(null, ledger);
        await budget.ReserveAsync(4, 4, _clock);

        budget.NotBilled();
        budget.Settle(2);

        ledger.TryReserve(8, "other").Reservation.Should().NotBeNull();
    }

    [Fact]
    public async Task An_attempt_that_may_be_billed_is_spent_and_the_next_one_needs_as_much_again()
    {
        var ledger = Ledger(10);
        var budget = Budget(null, ledger);
        await budget.ReserveAsync(2, 2, _clock);

        budget.MayBeBilled();
        ledger.TryReserve(3, "other").Reservation.Should().BeNull("4 are spent and 4 are reserved");
        budget.Close();

        ledger.TryReserve(6, "other").Reservation.Should().NotBeNull("the second attempt was never sent");
        ledger.TryReserve(1, "other").Reservation.Should().BeNull();
    }

    [Fact]
    public async Task A_retry_that_does_not_fit_is_called_off()
    {
        var budget = Budget(10, null);
        var call = await budget.ReserveAsync(3, 3, _clock);

        budget.MayBeBilled();

        call!.Value.IsCancellationRequested.Should().BeTrue();
        budget.CutShort.Should().BeTrue();
        (await budget.ReserveAsync(3, 3, _clock)).Should().BeNull();
    }

    [Fact]
    public async Task A_call_that_ends_without_a_word_counts_with_its_worst_case()
    {
        var ledger = Ledger(10);
        var budget = Budget(null, ledger);
        await budget.ReserveAsync(4, 4, _clock);

        budget.Close();

        ledger.TryReserve(3, "other").Should().Match<ReservationAnswer>(a => a.Reservation == null && a.SpentUsd == 8 && a.ReservedUsd == 0);
    }

    public void Dispose()
    {
        _open.ForEach(open => open.Dispose());
        _clock.Dispose();
        _folder.Dispose();
    }

    private RunBudget Budget(decimal? limit, CampaignLedger? ledger) => Opened(new RunBudget(Prices, limit, ledger, "run", _time));

    private CampaignLedger Ledger(decimal limit) =>
        Opened(CampaignLedger.Open(CampaignFolder.Create(_folder.Path, new DateOnly(2026, 1, 2), "m", "suite-v1"), limit, _time));

    private T Opened<T>(T open) where T : IDisposable
    {
        _open.Insert(0, open);
        return open;
    }
}
