namespace Harness.Agents;

/// <summary>
/// Measures the working time of a run, or of what judges it: everything but failed requests and waits, for the next attempt, a turn, money
/// or a free core. Its <see cref="Token"/> is cancelled when the working time is used up or the run is cancelled from outside.
/// </summary>
public sealed class WorkingClock : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;
    private readonly long _start;
    private readonly Lock _lock = new();
    private TimeSpan _waited;
    private long? _waitingSince;
    private bool _held;

    /// <param name="time">The clock.</param>
    /// <param name="limit">Working time after which <see cref="Token"/> is cancelled.</param>
    /// <param name="outer">Cancels <see cref="Token"/> too.</param>
    public WorkingClock(TimeProvider time, TimeSpan limit, CancellationToken outer)
    {
        _time = time;
        _limit = limit;
        _start = time.GetTimestamp();
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _timer = time.CreateTimer(_ => CancelWhenExpired(), null, limit, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Time in the model and in tools so far.</summary>
    public TimeSpan Worked
    {
        get { lock (_lock) return _time.GetElapsedTime(_start) - WaitedNow(); }
    }

    /// <summary>Time so far in failed requests and in waits.</summary>
    public TimeSpan Waited
    {
        get { lock (_lock) return WaitedNow(); }
    }

    /// <summary>The working time is used up.</summary>
    public bool Expired => Worked >= _limit;

    /// <summary>A wait begins: working time stands still.</summary>
    public void BeginWait()
    {
        lock (_lock) _waitingSince ??= _time.GetTimestamp();
    }

    /// <summary>The wait is over.</summary>
    public void EndWait()
    {
        lock (_lock)
        {
            if (_waitingSince is not { } since) return;
            _waited += _time.GetElapsedTime(since);
            _waitingSince = null;
            Rearm();
        }
    }

    /// <summary>A wait begins or is over, as those tell it who wait for a free core.</summary>
    public void Waiting(bool begins)
    {
        if (begins) BeginWait();
        else EndWait();
    }

    /// <summary>
    /// A request is on its way: until <see cref="Release"/> its time counts, but does not cancel <see cref="Token"/>. Only its end says
    /// whose time it was, and what was paid for is not thrown away.
    /// </summary>
    public void Hold()
    {
        lock (_lock) _held = true;
    }

    /// <summary>The request has ended, and its time is discounted if it failed.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _held = false;
            Rearm();
        }
    }

    /// <summary>Time that counted as work so far was spent in a failed request.</summary>
    public void Discount(TimeSpan failed)
    {
        lock (_lock)
        {
            _waited += failed;
            Rearm();
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private TimeSpan WaitedNow() => _waited + (_waitingSince is { } since ? _time.GetElapsedTime(since) : TimeSpan.Zero);

    private void Rearm()
    {
        var left = _limit - (_time.GetElapsedTime(_start) - WaitedNow());
        _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void CancelWhenExpired()
    {
        lock (_lock)
        {
            if (_waitingSince is not null || _held) return;
        }

        if (!Expired)
        {
            lock (_lock) Rearm();
            return;
        }

        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run ended in the same moment.
        }
    }
}
