using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Docker;

/// <summary>Looks at what a container writes to the host's folders; between two looks it may write more than it may.</summary>
internal sealed class DiskWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource closing = new();
    private readonly Task watching;

    private DiskWatch(IReadOnlyList<string> folders, SandboxLimits limits, Task<int> process, Action<SandboxEnd> exceeded) =>
        watching = Task.Run(() => WatchAsync(folders, limits, process, exceeded));

    /// <summary>Folders can be looked at safely while a program writes to them.</summary>
    public static bool IsPossible => OperatingSystem.IsLinux();

    /// <summary>Begins to look, until disposal.</summary>
    /// <param name="command">Its writable mounts and limits; null is returned when it has none.</param>
    /// <param name="process">The container's first process as this machine knows it; 0 when it does not.</param>
    /// <param name="exceeded">Called once, with the limit that was passed.</param>
    public static DiskWatch? Start(SandboxCommand command, Task<int> process, Action<SandboxEnd> exceeded)
    {
        var folders = command.Mounts.Where(mount => mount.IsWritable).Select(mount => mount.HostPath).ToList();
        return IsPossible && folders.Count > 0 ? new DiskWatch(folders, command.Limits, process, exceeded) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await watching.ConfigureAwait(false);
        closing.Dispose();
    }

    private async Task WatchAsync(IReadOnlyList<string> folders, SandboxLimits limits, Task<int> process, Action<SandboxEnd> exceeded)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var deleted = process.IsCompletedSuccessfully && await process.ConfigureAwait(false) is > 0 and var root ? DeletedFiles.BytesOf(LinuxProcesses.TreeOf(root)) : 0;
                if (FolderUse.Of(folders, limits, deleted).PassedLimit is { } passed)
                {
                    exceeded(passed);
                    return;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                // No more file handles, or a process that ended while it was looked at: the next round looks again.
            }
            catch (Exception)
            {
                // Nobody looks any more, and then nobody may write.
                exceeded(SandboxEnd.DiskLimit);
                return;
            }

            await Task.Delay(Interval, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
