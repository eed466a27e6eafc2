using System.Collections.Concurrent;

namespace Harness.Sandboxes.Linux;

/// <summary>
/// A thread from which sandboxes are started: they die with the thread that started them, and that must be none of the pool. It can have
/// mounts of its own, which its children inherit and nobody else sees.
/// </summary>
internal sealed class StartingThread : IDisposable
{
    private readonly BlockingCollection<Action> work = [];

    public StartingThread()
    {
        var thread = new Thread(() =>
        {
            foreach (var action in work.GetConsumingEnumerable())
                ChildProcessStarter.StartAlone(action);
            work.Dispose();
        })
        { IsBackground = true, Name = "sandbox starter" };
        thread.Start();
    }

    /// <summary>Does something on the thread; it must be quick.</summary>
    /// <exception cref="ObjectDisposedException">The thread has ended.</exception>
    public Task<T> RunAsync<T>(Func<T> action)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            work.Add(() =>
            {
                try
                {
                    done.SetResult(action());
                }
                catch (Exception exception)
                {
                    done.SetException(exception);
                }
            });
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(StartingThread));
        }

        return done.Task;
    }

    /// <summary>Ends the thread when it has done what was asked of it, and with it the sandboxes that are still running.</summary>
    public void Dispose() => work.CompleteAdding();
}
