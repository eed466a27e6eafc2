using System.Collections.Concurrent;
using Harness.Models;

namespace Harness.Tests.Models;

/// <summary>Remembers what it was told, in order.</summary>
internal sealed class SpyObserver : IAttemptObserver
{
    private readonly ConcurrentQueue<string> _events = new();
    private readonly ConcurrentQueue<ProviderAttempt> _attempts = new();
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public bool Waiting { get; private set; }

    /// <summary><c>attempt</c>, <c>wait</c> and <c>go</c>.</summary>
    public IEnumerable<string> Events => _events;

    public IReadOnlyList<ProviderAttempt> Attempts => [.. _attempts];

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    /// <summary>Attempts that began.</summary>
    public int Began { get; private set; }

    public void AttemptBegan() => Began++;

    public void AttemptEnded(ProviderAttempt attempt)
    {
        _events.Enqueue("attempt");
        _attempts.Enqueue(attempt);
    }

    public void WaitBegan(TimeSpan delay)
    {
        _events.Enqueue("wait");
        _waits.Enqueue(delay);
        Waiting = true;
    }

    public void WaitEnded()
    {
        _events.Enqueue("go");
        Waiting = false;
    }
}
