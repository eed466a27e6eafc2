using System.ComponentModel;
using System.Diagnostics;
using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Bubblewrap;

/// <summary>One sandbox. The process that .NET knows is bubblewrap outside; its child is the first process of the sandbox, with which all others end.</summary>
internal sealed class BubblewrapProcess : ISandboxedProcess
{
    /// <summary>How long bubblewrap may take to end after its child.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly ControlGroup? group;
    private readonly Func<Task> cleanUp;
    private readonly Lazy<Task<int>> end;
    private int limit = -1;
    private volatile bool isDisposed;

    /// <param name="process">Bubblewrap, or what is about to become it.</param>
    /// <param name="group">Null where there are none.</param>
    /// <param name="cleanUp">Called once, after the end.</param>
    public BubblewrapProcess(Process process, ControlGroup? group, Func<Task> cleanUp)
    {
        this.process = process;
        this.group = group;
        this.cleanUp = cleanUp;
        end = new Lazy<Task<int>>(EndAsync);
    }

    public Stream StandardInput => process.StandardInput.BaseStream;

    public Stream StandardOutput => process.StandardOutput.BaseStream;

    public Stream StandardError => process.StandardError.BaseStream;

    public bool HasExited => isDisposed || process.HasExited;

    public SandboxEnd? ReachedLimit => limit < 0 ? null : (SandboxEnd)limit;

    /// <summary>The process id on the host.</summary>
    public int Id => process.Id;

    public Task<int> WaitForExitAsync() => end.Value;

    /// <summary>Kills the sandbox because a limit was reached; the first limit counts.</summary>
    public void Kill(SandboxEnd reason)
    {
        Interlocked.CompareExchange(ref limit, (int)reason, -1);
        Kill();
    }

    public void Kill()
    {
        try
        {
            if (HasExited)
                return;
            // Bubblewrap waits for its child, and the kernel lets nobody see the child's end before all others in the sandbox have ended.
            var children = LinuxProcesses.ChildrenOf(process.Id);
            foreach (var child in children)
                LinuxProcesses.Kill(child);
            if (children.Count == 0)
                process.Kill(entireProcessTree: true);
            else
                _ = KillAfterGraceAsync();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself meanwhile.
        }
    }

    /// <summary>Kills the sandbox and removes its group without waiting for anybody.</summary>
    public void EndNow()
    {
        Kill();
        group?.Remove();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await WaitForExitAsync().ConfigureAwait(false);
        isDisposed = true;
        process.Dispose();
    }

    private async Task<int> EndAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        var exitCode = process.ExitCode;
        if (group?.RanOutOfMemory == true)
            Interlocked.CompareExchange(ref limit, (int)SandboxEnd.MemoryLimit, -1);
        await cleanUp().ConfigureAwait(false);
        return exitCode;
    }

    private async Task KillAfterGraceAsync()
    {
        await Task.Delay(Grace).ConfigureAwait(false);
        try
        {
            if (!HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself meanwhile, or was disposed of.
        }
    }
}
