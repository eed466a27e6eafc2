namespace Harness.Models;

/// <summary>
/// Limits the requests that are in flight to one provider; all runs of a process share it. The limit adapts itself as
/// congestion control does (Chiu and Jain 1989, https://doi.org/10.1016/0169-7552(89)90019-6): an overload halves what was in
/// flight, answers while it is full raise it by one per round, and it stays between 1 and the configured number. An announced
/// wait holds back everyone, not only the run that was told. First come, first served. Thread-safe.
/// </summary>
/// <remarks>
/// The limiters of <c>System.Threading.RateLimiting</c>, which Polly's rate limiter wraps, keep the limit that they are made
/// with and know no common pause; hence this one.
/// </remarks>
public sealed class ConcurrencyGate
{
    /// <summary>The most that <c>maxConcurrentRequests</c> can be.</summary>
    public const int Highest = 1000;

    private const double Decrease = 0.5;

    private readonly TimeProvider _clock;
    private readonly int _most;
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource<ConcurrencyPlace>> _queue = new();
    private readonly ITimer _pauseEnds;
    private double _allowed;
    private int _inFlight;
    private int _overloads;
    private long _pauseBegan;
    private TimeSpan _pause;

    /// <param name="most">Requests in flight at the start, and never more; 1 to <see cref="Highest"/>.</param>
    /// <param name="clock">Measures the pauses.</param>
    public ConcurrencyGate(int most, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, Highest);
        (_most, _allowed, _clock) = (most, most, clock);
        _pauseEnds = clock.CreateTimer(_ => Admit(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many requests may be in flight now.</summary>
    public int Allowed
    {
        get { lock (_lock) return (int)_allowed; }
    }

    /// <summary>How many wait for their turn.</summary>
    public int Waiting
    {
        get { lock (_lock) return _queue.Count; }
    }

    /// <summary>Waits for a place. Whoever has one says how its request went and disposes it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; takes effect at once.</exception>
    public Task<ConcurrencyPlace> EnterAsync(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<ConcurrencyPlace>(cancellation);
        LinkedListNode<TaskCompletionSource<ConcurrencyPlace>> turn;
        lock (_lock)
        {
            if (_queue.Count == 0 && HasRoom()) return Task.FromResult(TakePlace());
            turn = _queue.AddLast(new TaskCompletionSource<ConcurrencyPlace>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return WaitAsync(turn, cancellation);
    }

    /// <summary>A request was answered.</summary>
    internal void Answered(int overloadsAtEntry)
    {
        lock (_lock)
        {
            // Answers of before the overload, or while there was room, say nothing about the present limit.
            if (overloadsAtEntry == _overloads && _inFlight >= (int)_allowed)
                _allowed = Math.Min(_most, _allowed + (1 / _allowed));
        }
    }

    /// <summary>A request was turned away.</summary>
    internal void Refused(int overloadsAtEntry, TimeSpan pause)
    {
        lock (_lock)
        {
            // All that were in flight together are turned away together: that is one overload, not thirty.
            if (overloadsAtEntry == _overloads)
            {
                _allowed = Math.Max(1, Math.Min(_allowed, _inFlight) * Decrease);
                _overloads++;
            }

            if (pause <= PauseLeft()) return;
            (_pauseBegan, _pause) = (_clock.GetTimestamp(), pause);
            RingWhenPauseEnds();
        }
    }

    internal void Leave()
    {
        lock (_lock) _inFlight--;
        Admit();
    }

    private async Task<ConcurrencyPlace> WaitAsync(LinkedListNode<TaskCompletionSource<ConcurrencyPlace>> turn, CancellationToken cancellation)
    {
        using var registration = cancellation.UnsafeRegister(_ => GiveUp(turn, cancellation), null);
        return await turn.Value.Task.ConfigureAwait(false);
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<ConcurrencyPlace>> turn, CancellationToken cancellation)
    {
        lock (_lock)
        {
            // Who is no longer in the queue has a place already.
            if (turn.List is null) return;
            _queue.Remove(turn);
        }

        turn.Value.TrySetCanceled(cancellation);
    }

    private void Admit()
    {
        lock (_lock)
        {
            while (_queue.First is { } next && HasRoom())
            {
                _queue.RemoveFirst();
                next.Value.SetResult(TakePlace());
            }

            // A timer may ring a moment too early by this clock.
            if (_queue.Count > 0) RingWhenPauseEnds();
        }
    }

    private bool HasRoom() => _inFlight < (int)_allowed && PauseLeft() == TimeSpan.Zero;

    private ConcurrencyPlace TakePlace()
    {
        _inFlight++;
        return new ConcurrencyPlace(this, _overloads);
    }

    private TimeSpan PauseLeft()
    {
        if (_pause == TimeSpan.Zero) return TimeSpan.Zero;
        var left = _pause - _clock.GetElapsedTime(_pauseBegan);
        if (left > TimeSpan.Zero) return left;
        return _pause = TimeSpan.Zero;
    }

    private void RingWhenPauseEnds()
    {
        if (PauseLeft() is var left && left > TimeSpan.Zero)
            _pauseEnds.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
