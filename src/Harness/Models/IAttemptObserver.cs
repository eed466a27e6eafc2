namespace Harness.Models;

/// <summary>
/// Is told what happens inside a <see cref="ResilientChatClient"/>, so that failed attempts and waiting can be recorded and
/// kept out of a run's working time. Called in the order of events; must return at once and not throw.
/// </summary>
public interface IAttemptObserver
{
    /// <summary>A request is sent. <see cref="AttemptEnded"/> follows.</summary>
    void AttemptBegan();

    /// <summary>A request ended: answered, failed, timed out or cancelled.</summary>
    void AttemptEnded(ProviderAttempt attempt);

    /// <summary>The client waits before it tries again, or for its turn.</summary>
    /// <param name="delay">The planned wait; 0 for a turn, as nobody knows how long that takes.</param>
    void WaitBegan(TimeSpan delay);

    /// <summary>The wait is over, or was cancelled. Follows every <see cref="WaitBegan"/>.</summary>
    void WaitEnded();
}
