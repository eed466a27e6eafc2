using System.Diagnostics;

namespace Harness.Sandboxes.Linux;

/// <summary>
/// Looks after all running sandboxes of the process from one timer: what their processes have in memory, what their writable mounts and
/// their temporary file systems hold. Safe for use by many threads.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    /// <summary>From the end of one round to the beginning of the next.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>A folder that takes long to count is counted less often: no more than this part of the time is spent on it.</summary>
    private const int MostOfTime = 10;

    private readonly Lock gate = new();
    private readonly List<WatchedSandbox> watched = [];
    private readonly Timer timer;
    private bool isDisposed;

    public Watchdog() => timer = new Timer(_ => LookAtAll(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Begins to look after a sandbox, until <see cref="Forget"/>.</summary>
    public void Watch(WatchedSandbox sandbox)
    {
        lock (gate)
        {
            watched.Add(sandbox);
            if (watched.Count == 1)
                Schedule();
        }
    }

    /// <summary>It has ended.</summary>
    public void Forget(WatchedSandbox sandbox)
    {
        lock (gate)
            watched.Remove(sandbox);
    }

    public void Dispose()
    {
        lock (gate)
            isDisposed = true;
        timer.Dispose();
    }

    private void Schedule()
    {
        if (!isDisposed)
            timer.Change(Interval, Timeout.InfiniteTimeSpan);
    }

    private void LookAtAll()
    {
        WatchedSandbox[] all;
        lock (gate)
            all = [.. watched];
        foreach (var sandbox in all)
        {
            try
            {
                LookAt(sandbox);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // No more file handles, or a process that ended while it was looked at: the next round looks again.
            }
        }

        lock (gate)
        {
            if (watched.Count > 0)
                Schedule();
        }
    }

    private static void LookAt(WatchedSandbox sandbox)
    {
        var processes = LinuxProcesses.TreeOf(sandbox.RootProcess).Union(sandbox.Strays()).ToList();
        var memory = processes.Sum(LinuxProcesses.MemoryOf);
        if (sandbox.Group?.RanOutOfMemory == true || memory > sandbox.Limits.MemoryBytes)
        {
            sandbox.Kill(SandboxEnd.MemoryLimit);
            return;
        }

        // The first is outside and sees the host's folders.
        if (TemporaryFileSystem.PassedLimit(processes.Skip(1), sandbox.TemporaryFolders, sandbox.Limits) is { } passed)
        {
            sandbox.Kill(passed);
            return;
        }

        var now = Stopwatch.GetTimestamp();
        if (now < sandbox.NextCount)
            return;
        if (FolderUse.Of(sandbox.Folders, sandbox.Limits, DeletedFiles.BytesOf(processes)).PassedLimit is { } limit)
            sandbox.Kill(limit);
        var end = Stopwatch.GetTimestamp();
        sandbox.NextCount = end + ((end - now) * MostOfTime);
    }
}
