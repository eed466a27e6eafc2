using System.Diagnostics;

namespace Harness.EndToEnd.Tests;

/// <summary>Waits for what another process does.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the condition holds.</summary>
    /// <param name="condition">Looked at every 20 ms.</param>
    /// <param name="expectation">What was waited for, for the message.</param>
    /// <param name="limit">The longest wait; default 60 s.</param>
    /// <exception cref="TimeoutException">It never held.</exception>
    public static async Task HoldsAsync(Func<bool> condition, string expectation, TimeSpan? limit = null)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > (limit ?? TimeSpan.FromSeconds(60)))
                throw new TimeoutException($"waited {watch.Elapsed.TotalSeconds:0.0} s in vain: {expectation}");
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }
}
