using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Harness.Sandboxes;

/// <summary>
/// Starts every child process from one thread that never ends. On Linux a child that asked to die with its parent
/// (<c>PR_SET_PDEATHSIG</c>; bubblewrap's <c>--die-with-parent</c>) dies with the <em>thread</em> that started it, and the
/// threads of the pool come and go.
/// </summary>
internal static partial class ChildProcessStarter
{
    private const uint CloseOnExec = 4;

    // Before the thread, which uses it.
    private static readonly Lock Starting = new();

    private static readonly BlockingCollection<Action> Queue = StartThread();

    /// <summary>Completes when the program is running.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program or the folder does not exist, or may not be used.</exception>
    public static Task<Process> StartAsync(ProcessStartInfo command)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Queue.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(command)!);
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
        });
        return started.Task;
    }

    private static BlockingCollection<Action> StartThread()
    {
        var queue = new BlockingCollection<Action>();
        var thread = new Thread(() =>
        {
            foreach (var start in queue.GetConsumingEnumerable())
                StartAlone(start);
        });
        thread.IsBackground = true;
        thread.Name = "child process starter";
        thread.Start();
        return queue;
    }

    /// <summary>Does what starts a program, while nothing else of the process does: a start hands on what it means to, and nothing more.</summary>
    internal static void StartAlone(Action start)
    {
        lock (Starting)
        {
            KeepDescriptors();
            start();
        }
    }

    /// <summary>
    /// Descriptors that the harness itself inherited (a shell's, an IDE's), or that a library opened without care, would otherwise be handed
    /// on to the next child.
    /// </summary>
    private static void KeepDescriptors()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = CloseRange(3, uint.MaxValue, CloseOnExec);
        }
        catch (EntryPointNotFoundException)
        {
            // glibc before 2.34: the descriptors stay as they are.
        }
    }

    [LibraryImport("libc", EntryPoint = "close_range")]
    private static partial int CloseRange(uint first, uint last, uint flags);
}
