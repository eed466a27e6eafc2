using System.Globalization;
using System.Threading.Channels;

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
internal sealed class SandboxUsers
{
    private const uint First = 0x7000_0000;
    private const uint FirstOfSmallNamespace = 61_184;
    private const uint PerHarness = 64;

    private static readonly Lazy<SandboxUsers?> Own = new(Find);

    private readonly Channel<SandboxUser> free = Channel.CreateUnbounded<SandboxUser>();

    private SandboxUsers(uint first)
    {
        // The first number is the group; its user stays unused.
        for (var slot = 1u; slot < PerHarness; slot++)
            free.Writer.TryWrite(new SandboxUser(first + slot, first));
    }

    /// <summary>The users of this process, one set for all its providers; null when it is not root and cannot change its user.</summary>
    public static SandboxUsers? ForThisProcess() => Own.Value;

    /// <summary>Kills what sandboxes of harnesses left behind that are no longer alive.</summary>
    public static void KillLeftovers()
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            ProcessSweep.KillAll(id => SandboxUser.UserOf(id) is >= First and <= int.MaxValue and var user && !Directory.Exists($"/proc/{(user - First) / PerHarness}"));
    }

    /// <summary>A user without processes; waits while all are in use.</summary>
    public ValueTask<SandboxUser> TakeAsync(CancellationToken cancellation) => free.Reader.ReadAsync(cancellation);

    /// <summary>Kills what the user still runs, and lets the next sandbox have it.</summary>
    public void Return(SandboxUser user)
    {
        user.KillAll();
        free.Writer.TryWrite(user);
    }

    private static SandboxUsers? Find()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return null;
        var first = First + ((uint)Environment.ProcessId * PerHarness);
        return new SandboxUsers(IsKnown(first) ? first : FirstOfSmallNamespace);
    }

    private static bool IsKnown(uint user) => File.ReadLines("/proc/self/uid_map")
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Any(range => uint.Parse(range[0], CultureInfo.InvariantCulture) is var first
            && user >= first && user + PerHarness - first <= uint.Parse(range[2], CultureInfo.InvariantCulture));
}
