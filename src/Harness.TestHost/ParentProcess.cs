using System.Runtime.InteropServices;

namespace Harness.TestHost;

/// <summary>The harness that started this process.</summary>
internal static partial class ParentProcess
{
    private const int SetParentDeathSignal = 1;
    private const int KillSignal = 9;

    /// <summary>
    /// On Linux the kernel kills this process when the harness is gone, so that an endless test does not outlive a harness
    /// that was killed. Elsewhere there is no such request and nothing happens.
    /// </summary>
    /// <remarks>The signal follows the thread that started this process; the harness starts all from one that never ends.</remarks>
    public static void EndTogether()
    {
        if (OperatingSystem.IsLinux())
            _ = Control(SetParentDeathSignal, KillSignal, 0, 0, 0);
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint value, nuint unused3, nuint unused4, nuint unused5);
}
