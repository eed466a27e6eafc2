using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Harness.Sandboxes;

/// <summary>
/// A variable in a child's environment that its own children inherit, so that on Linux those are found which no longer hang
/// in the process tree because their parent has ended (the way Jenkins cleans up after a build).
/// </summary>
/// <remarks>
/// A process that clears its environment and leaves the tree is not found, and one that replaces itself every few milliseconds is
/// found with luck; a pid namespace is the cure for both.
/// </remarks>
internal sealed class ChildProcessMark
{
    private const int CleanSweeps = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly byte[] entry;

    public ChildProcessMark()
    {
        Value = Guid.NewGuid().ToString("N");
        entry = Encoding.ASCII.GetBytes($"{Name}={Value}");
    }

    /// <summary>The variable's name.</summary>
    public static string Name => "HARNESS_CHILD";

    /// <summary>Different for every child.</summary>
    public string Value { get; }

    /// <summary>
    /// Kills what carries the mark; again, until nothing was found several times in a row: a process may start its successor and end
    /// while the others are being looked at.
    /// </summary>
    public void KillAll()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var clock = Stopwatch.StartNew();
        for (var clean = 0; clean < CleanSweeps && clock.Elapsed < Longest; clean = KillOnce() ? 0 : clean + 1)
            Thread.Yield();
    }

    private bool KillOnce()
    {
        // The newest first: that is the one which may be gone, with a successor, before its turn comes.
        var ids = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .OrderDescending();
        var found = false;
        foreach (var id in ids)
        {
            if (IsMarked(id))
                found |= Kill(id);
        }

        return found;
    }

    private bool IsMarked(int id)
    {
        try
        {
            return File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/environ")).AsSpan().IndexOf(entry) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
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
