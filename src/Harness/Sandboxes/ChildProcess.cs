using System.ComponentModel;
using System.Diagnostics;

namespace Harness.Sandboxes;

/// <summary>
/// A program that the harness started: with an environment of its own, never seen to wait for ever, and killed with all its
/// descendants. Descendants that have left the process tree are found on Linux only, see <see cref="ChildProcessMark"/>.
/// </summary>
public sealed class ChildProcess : ISandboxedProcess
{
    private readonly Process process;
    private readonly ChildProcessMark mark;

    private ChildProcess(Process process, ChildProcessMark mark)
    {
        this.process = process;
        this.mark = mark;
    }

    /// <summary>What the child reads.</summary>
    public Stream StandardInput => process.StandardInput.BaseStream;

    /// <summary>What the child writes; whoever starts a process must read it.</summary>
    public Stream StandardOutput => process.StandardOutput.BaseStream;

    /// <summary>What the child complains; whoever starts a process must read it.</summary>
    public Stream StandardError => process.StandardError.BaseStream;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public SandboxEnd? ReachedLimit => null;

    /// <summary>Starts a program of the host.</summary>
    /// <exception cref="Win32Exception">The program or the folder does not exist, or may not be used.</exception>
    public static async Task<ChildProcess> StartAsync(ChildProcessCommand command)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        var mark = new ChildProcessMark();
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        start.Environment[ChildProcessMark.Name] = mark.Value;
        return new ChildProcess(await ChildProcessStarter.StartAsync(start).ConfigureAwait(false), mark);
    }

    /// <summary>Runs a program of the host to its end, or to the first limit of wall and output.</summary>
    /// <exception cref="Win32Exception">The program or the folder does not exist, or may not be used.</exception>
    public static async Task<SandboxOutcome> RunAsync(ChildProcessCommand command, string input, SandboxLimits limits, CancellationToken cancellation = default)
    {
        await using var child = await StartAsync(command).ConfigureAwait(false);
        return await SandboxRun.RunToEndAsync(child, input, limits, cancellation).ConfigureAwait(false);
    }

    public async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        mark.KillAll();
        return process.ExitCode;
    }

    /// <summary>Kills the program and its descendants; nothing happens when they are gone already.</summary>
    public void Kill()
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself, or a descendant did while the tree was being walked.
        }

        mark.KillAll();
    }

    /// <summary>Kills what is still running and closes the pipes.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync().ConfigureAwait(false);
        process.Dispose();
    }
}
