using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Harness.Sandboxes;

/// <summary>
/// A program that the harness started: with an environment of its own, never seen to wait for ever, and killed with all its
/// descendants. Descendants that have left the process tree are found on Linux only, see <see cref="ChildProcessMark"/>.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>How long output is still read after the end: a descendant that escaped may hold the pipes open.</summary>
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

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

    /// <summary>
    /// Starts a program for a conversation over its streams. Of the command, only the program, its arguments, folder and
    /// environment are used: input and limits are up to the caller.
    /// </summary>
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

    /// <summary>
    /// Runs a program to its end, or to the first limit. Neither a limit nor a cancellation is an exception. When this
    /// returns, the program and its descendants are gone.
    /// </summary>
    /// <exception cref="Win32Exception">The program or the folder does not exist, or may not be used.</exception>
    public static async Task<ChildProcessOutcome> RunAsync(ChildProcessCommand command, CancellationToken cancellation = default)
    {
        await using var child = await StartAsync(command).ConfigureAwait(false);
        return await child.RunToEndAsync(command, cancellation).ConfigureAwait(false);
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

    private async Task<ChildProcessOutcome> RunToEndAsync(ChildProcessCommand command, CancellationToken cancellation)
    {
        var end = ChildProcessEnd.Exited;
        void Stop(ChildProcessEnd reason)
        {
            Interlocked.CompareExchange(ref end, reason, ChildProcessEnd.Exited);
            Kill();
        }

        using var wall = new CancellationTokenSource(command.WallLimit);
        using var onWall = wall.Token.Register(() => Stop(ChildProcessEnd.WallLimit));
        using var onCancel = cancellation.Register(() => Stop(ChildProcessEnd.Cancelled));
        using var closing = new CancellationTokenSource();
        var output = new ChildProcessOutput(command.OutputHead, command.OutputTail);
        var error = new ChildProcessOutput(command.OutputHead, command.OutputTail);
        void Exceeded() => Stop(ChildProcessEnd.OutputLimit);
        var pumps = Task.WhenAll(
            WriteAsync(command.StandardInput, closing.Token),
            PumpAsync(StandardOutput, output, command.OutputLimit, Exceeded, closing.Token),
            PumpAsync(StandardError, error, command.OutputLimit, Exceeded, closing.Token));

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        mark.KillAll();
        closing.CancelAfter(OutputGrace);
        await Task.WhenAny(pumps, Task.Delay(2 * OutputGrace, CancellationToken.None)).ConfigureAwait(false);
        return new ChildProcessOutcome(end, process.ExitCode, output.ToString(), error.ToString());
    }

    private async Task WriteAsync(string text, CancellationToken closing)
    {
        try
        {
            await StandardInput.WriteAsync(Encoding.UTF8.GetBytes(text), closing).ConfigureAwait(false);
            StandardInput.Close();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The child ended, or closed its input, without reading all of it.
        }
    }

    private static async Task PumpAsync(
        Stream stream, ChildProcessOutput output, long limit, Action exceeded, CancellationToken closing)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await stream.ReadAsync(buffer, closing).ConfigureAwait(false) is var count and > 0)
            {
                output.Append(buffer.AsSpan(0, count));
                if (output.Length > limit)
                    exceeded();
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The pipe is held open by something that outlived the child; what was read is kept.
        }
    }
}
