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

    /// <summary>Kills what carries the mark.</summary>
    public void KillAll() => ProcessSweep.KillAll(IsMarked);

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
}
