using System.Collections.Concurrent;
using System.Globalization;

namespace Harness.Sandboxes.Landlock;

/// <summary>
/// Users for sandboxes when the harness is root: each sandbox that runs has one to itself, so that the kernel counts its processes
/// apart and all of them are found at the end.
/// </summary>
/// <remarks>
/// The numbers are from a range that no system gives out (0x70000000 to 0x7FFFFFFF, https://systemd.io/UIDS-GIDS/, 2026-11-26): 64 for
/// each process id, so that harnesses do not meet. In a user namespace that does not know such numbers it is the range above 61184, which
/// harnesses of the same namespace share.
/// </remarks>
internal sealed class SandboxUsers : IDisposable
{
    private const uint First = 0x7000_0000;
    private const uint FirstOfSmallNamespace = 61_184;
    private const uint PerHarness = 64;

    private readonly ConcurrentBag<SandboxUser> free;
    private readonly SemaphoreSlim available;

    private SandboxUsers(uint first)
    {
        // The first number is the group; its user stays unused.
        free = [.. Enumerable.Range(1, (int)PerHarness - 1).Select(slot => new SandboxUser(first + (uint)slot, first))];
        available = new SemaphoreSlim(free.Count);
    }

    /// <summary>The users of this process; null when it is not root and cannot change its user.</summary>
    public static SandboxUsers? ForThisProcess()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return null;
        var first = First + ((uint)Environment.ProcessId * PerHarness);
        return new SandboxUsers(IsKnown(first) ? first : FirstOfSmallNamespace);
    }

    /// <summary>Kills what sandboxes of harnesses left behind that are no longer alive.</summary>
    public static void KillLeftovers()
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            ProcessSweep.KillAll(id => SandboxUser.UserOf(id) is >= First and <= int.MaxValue and var user && !Directory.Exists($"/proc/{(user - First) / PerHarness}"));
    }

    /// <summary>A user without processes; waits while all are in use.</summary>
    public async Task<SandboxUser> TakeAsync(CancellationToken cancellation)
    {
        await available.WaitAsync(cancellation).ConfigureAwait(false);
        return free.TryTake(out var user) ? user : throw new InvalidOperationException("more users were taken than there are");
    }

    /// <summary>Kills what the user still runs, and lets the next sandbox have it.</summary>
    public void Return(SandboxUser user)
    {
        user.KillAll();
        free.Add(user);
        try
        {
            available.Release();
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more: the provider was disposed of while a sandbox was being started.
        }
    }

    public void Dispose() => available.Dispose();

    private static bool IsKnown(uint user) => File.ReadLines("/proc/self/uid_map")
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Any(range => uint.Parse(range[0], CultureInfo.InvariantCulture) is var first
            && user >= first && user + PerHarness - first <= uint.Parse(range[2], CultureInfo.InvariantCulture));
}
