using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Harness.Sandboxes;

/// <summary>Kills processes by what <c>/proc</c> says about them, wherever they hang in the tree of processes. On Linux only.</summary>
internal static class ProcessSweep
{
    private const int CleanSweeps = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Kills what is meant; again, until nothing was found several times in a row: a process may start its successor and end
    /// while the others are being looked at.
    /// </summary>
    public static void KillAll(Func<int, bool> isMeant)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var clock = Stopwatch.StartNew();
        for (var clean = 0; clean < CleanSweeps && clock.Elapsed < Longest; clean = KillOnce(isMeant) ? 0 : clean + 1)
            Thread.Yield();
    }

    /// <summary>The ids of all processes that can be seen.</summary>
    public static IEnumerable<int> Ids() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    private static bool KillOnce(Func<int, bool> isMeant)
    {
        var found = false;
        // The newest first: that is the one which may be gone, with a successor, before its turn comes.
        foreach (var id in Ids().OrderDescending())
        {
            if (isMeant(id))
                found |= Kill(id);
        }

        return found;
    }

    private static bool Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
