using System.Globalization;
using Harness.Campaigns.Money;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Pricing;

namespace Harness.Agents;

/// <summary>
/// Holds the limits on money, the run's own and the campaign's, in one place: the worst case of each request is set aside before it is
/// sent. Used by one run; the observer of its requests and its loop take turns.
/// </summary>
/// <param name="prices">What the model costs; null when that is unknown.</param>
/// <param name="runLimit">Money for the run in USD; null is no limit.</param>
/// <param name="ledger">The campaign's money; null is no limit.</param>
/// <param name="run">The name of the run in the ledger.</param>
/// <param name="time">The moment of a request decides which price is in force.</param>
public sealed class RunBudget(PriceList? prices, decimal? runLimit, CampaignLedger? ledger, string run, TimeProvider time) : IDisposable
{
    /// <summary>How long a run waits for money that other runs have reserved.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private decimal _spent;
    private decimal? _held;
    private Reservation? _reservation;
    private bool _unsent;
    private bool _unknown;
    private CancellationTokenSource? _call;

    /// <summary>A retry did not fit, so the call was cancelled: what was reserved for it is gone.</summary>
    public bool CutShort => _call is { IsCancellationRequested: true } && _held is null;

    private bool IsLimited => runLimit is not null || ledger is not null;

    /// <summary>Sets aside the worst case of a request. Waits as long as others have reserved what it needs; that is not the model's time.</summary>
    /// <param name="inputTokens">The most input tokens that the request can have.</param>
    /// <param name="outputTokens">The most output tokens.</param>
    /// <param name="clock">Stands still while this waits.</param>
    /// <returns>Cancelled with the clock, or when a retry of the request does not fit; null when the run's own money does not suffice.</returns>
    /// <exception cref="SpendingStoppedException">The campaign's money does not suffice, or a limit cannot be held.</exception>
    public async Task<CancellationToken?> ReserveAsync(long inputTokens, long outputTokens, WorkingClock clock)
    {
        if (!IsLimited) return clock.Token;
        if (_unknown)
            throw new SpendingStoppedException(InvalidCause.HarnessError, $"the provider does not report the tokens that it used, so a limit on money cannot be held; unset {Settings}");
        var worstCase = WorstCase(inputTokens, outputTokens)
            ?? throw new SpendingStoppedException(InvalidCause.HarnessError, $"no price of the model is known for now and for so long a prompt, so a limit on money cannot be held; add one, or unset {Settings}");
        if (_spent + worstCase > runLimit) return null;
        await ReserveInCampaignAsync(worstCase, clock);
        (_held, _unsent) = (worstCase, false);
        _call?.Dispose();
        _call = CancellationTokenSource.CreateLinkedTokenSource(clock.Token);
        return _call.Token;
    }

    /// <summary>The request was answered. An unknown cost counts with its worst case, and no further request is sent.</summary>
    public void Settle(decimal? costUsd)
    {
        _unknown |= costUsd is null;
        End(costUsd ?? _held ?? 0, known: costUsd is not null);
    }

    /// <summary>A request failed without being billed. What is set aside serves the next attempt.</summary>
    public void NotBilled() => _unsent = true;

    /// <summary>A request failed and may have been billed: its worst case is spent, and a further attempt needs as much again.</summary>
    public void MayBeBilled() => Again(() => End(_held ?? 0, known: false));

    /// <summary>An answer was void, yet billed, at its worst case when the cost is unknown: a further attempt needs as much again.</summary>
    public void Void(decimal? costUsd) => Again(() => End(costUsd ?? _held ?? 0, known: costUsd is not null));

    /// <summary>The last attempt was broken off from here.</summary>
    public void BrokenOff() => _unsent = false;

    /// <summary>The call is over, however it ended.</summary>
    public void Close()
    {
        if (_held is { } held)
            End(_unsent ? 0 : held, known: _unsent);
    }

    public void Dispose()
    {
        Close();
        _call?.Dispose();
        _call = null;
    }

    private static string Settings => "maxCostPerRunUsd (HARNESS_MAX_COST_PER_RUN_USD) and maxCostUsd (HARNESS_MAX_COST_USD)";

    // An attempt may be sent when the next price is in force.
    private decimal? WorstCase(long inputTokens, long outputTokens)
    {
        var now = time.GetUtcNow();
        var cost = At(now);
        return cost is null ? null : Math.Max(cost.Value, At(now + LongestCall) ?? 0);

        decimal? At(DateTimeOffset moment) => prices?.At(moment)?.WorstCase(inputTokens, outputTokens, moment);
    }

    private void Again(Action end)
    {
        if (_held is not { } worstCase) return;
        end();
        if (!_unknown && !(_spent + worstCase > runLimit) && (ledger is null || (_reservation = ledger.TryReserve(worstCase, run).Reservation) is not null))
            (_held, _unsent) = (worstCase, true);
        else
            // The loop asks again, waits if that helps, and says why if not.
            _call?.Cancel();
    }

    private void End(decimal usd, bool known)
    {
        if (_held is null) return;
        _spent += usd;
        _held = null;
        if (_reservation is not { } reservation) return;
        if (known) ledger!.Settle(reservation, usd);
        else ledger!.Forfeit(reservation);
        _reservation = null;
    }

    private async Task ReserveInCampaignAsync(decimal worstCase, WorkingClock clock)
    {
        if (ledger is null) return;
        var began = time.GetTimestamp();
        try
        {
            while (true)
            {
                var answer = ledger.TryReserve(worstCase, run);
                _reservation = answer.Reservation;
                if (_reservation is not null) return;
                if (!answer.MayFitLater || time.GetElapsedTime(began) > LongestWait)
                    throw new SpendingStoppedException(InvalidCause.BudgetStopped, Refusal(answer, worstCase));
                clock.BeginWait();
                await Task.Delay(Pause, time, clock.Token);
            }
        }
        finally
        {
            clock.EndWait();
        }
    }

    private string Refusal(ReservationAnswer answer, decimal worstCase) => string.Create(
        CultureInfo.InvariantCulture,
        $"the campaign's money does not suffice: the next request may cost ${worstCase}, ${answer.SpentUsd} of ${ledger!.LimitUsd} are spent and ${answer.ReservedUsd} are reserved by other requests. Raise maxCostUsd (HARNESS_MAX_COST_USD) and continue the campaign with HARNESS_CAMPAIGN");
}
