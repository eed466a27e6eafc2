using System.Runtime.InteropServices;

namespace Harness.Launcher;

/// <summary>The kernel refused a step on the way into the sandbox; the program was not started.</summary>
internal sealed class LaunchException(string step, int error)
    : Exception($"{step}: {Marshal.GetPInvokeErrorMessage(error)} (errno {error})")
{
    /// <summary>Does nothing when a system call succeeded.</summary>
    /// <exception cref="LaunchException">It failed.</exception>
    public static void ThrowIf(bool failed, string step)
    {
        if (failed)
            throw new LaunchException(step, Marshal.GetLastPInvokeError());
    }
}
