namespace Harness.Models;

/// <summary>The right to have one request in flight, from <see cref="ConcurrencyGate.EnterAsync"/>. Disposing it lets the next one in.</summary>
public sealed class ConcurrencyPlace : IDisposable
{
    private readonly ConcurrencyGate _gate;
    private readonly int _overloadsAtEntry;
    private int _left;

    internal ConcurrencyPlace(ConcurrencyGate gate, int overloadsAtEntry) => (_gate, _overloadsAtEntry) = (gate, overloadsAtEntry);

    /// <summary>The request was answered: the provider can carry what is in flight.</summary>
    public void Answered() => _gate.Answered(_overloadsAtEntry);

    /// <summary>The provider turned the request away because it has too many.</summary>
    /// <param name="pause">How long nobody is to ask, as the provider said; zero when it did not.</param>
    public void Refused(TimeSpan pause) => _gate.Refused(_overloadsAtEntry, pause);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0) _gate.Leave();
    }
}
