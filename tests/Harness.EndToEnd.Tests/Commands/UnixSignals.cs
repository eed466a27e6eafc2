using System.Runtime.InteropServices;

namespace Harness.EndToEnd.Tests.Commands;

/// <summary>Sends signals; .NET's own API knows only the one that kills.</summary>
internal static partial class UnixSignals
{
    /// <param name="target">A process, or the negated id of a process group. One that is gone already is no error.</param>
    /// <param name="signal">What to send.</param>
    public static void Send(int target, UnixSignal signal) => _ = Kill(target, (int)signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int target, int signal);
}

/// <summary>Signals by their numbers on Linux.</summary>
public enum UnixSignal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
