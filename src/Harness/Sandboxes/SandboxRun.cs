using System.Text;

namespace Harness.Sandboxes;

/// <summary>Runs a program in a sandbox to its end, or to the first limit.</summary>
public static class SandboxRun
{
    /// <summary>How long output is still read after the end: a descendant that escaped may hold the pipes open.</summary>
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

    /// <summary>Neither a limit nor a cancellation is an exception. When this returns, the program and its descendants are gone.</summary>
    /// <exception cref="SandboxException">It could not be started for a reason that lies in the machine.</exception>
    public static async Task<SandboxOutcome> RunAsync(this ISandboxProvider provider, SandboxCommand command, CancellationToken cancellation = default)
    {
        try
        {
            await using var process = await provider.StartAsync(command, cancellation).ConfigureAwait(false);
            return await RunToEndAsync(process, command.StandardInput, command.Limits, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new SandboxOutcome(SandboxEnd.Cancelled, ExitCode: 128 + 9, "", "");
        }
    }

    /// <summary>As <see cref="RunAsync"/>, for a program that has been started and that nobody has talked to.</summary>
    internal static async Task<SandboxOutcome> RunToEndAsync(ISandboxedProcess process, string input, SandboxLimits limits, CancellationToken cancellation)
    {
        var end = SandboxEnd.Exited;
        void Stop(SandboxEnd reason)
        {
            Interlocked.CompareExchange(ref end, reason, SandboxEnd.Exited);
            process.Kill();
        }

        using var wall = new CancellationTokenSource(limits.Wall);
        using var onWall = wall.Token.Register(() => Stop(SandboxEnd.WallLimit));
        using var onCancel = cancellation.Register(() => Stop(SandboxEnd.Cancelled));
        using var closing = new CancellationTokenSource();
        var output = new BoundedOutput(limits.OutputHead, limits.OutputTail);
        var error = new BoundedOutput(limits.OutputHead, limits.OutputTail);
        void Exceeded() => Stop(SandboxEnd.OutputLimit);
        var pumps = Task.WhenAll(
            WriteAsync(process.StandardInput, input, closing.Token),
            PumpAsync(process.StandardOutput, output, limits.OutputBytes, Exceeded, closing.Token),
            PumpAsync(process.StandardError, error, limits.OutputBytes, Exceeded, closing.Token));

        var exitCode = await process.WaitForExitAsync().ConfigureAwait(false);
        closing.CancelAfter(OutputGrace);
        await Task.WhenAny(pumps, Task.Delay(2 * OutputGrace, CancellationToken.None)).ConfigureAwait(false);
        return new SandboxOutcome(end == SandboxEnd.Exited ? process.ReachedLimit ?? end : end, exitCode, output.ToString(), error.ToString());
    }

    private static async Task WriteAsync(Stream stream, string text, CancellationToken closing)
    {
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), closing).ConfigureAwait(false);
            stream.Close();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The child ended, or closed its input, without reading all of it.
        }
    }

    private static async Task PumpAsync(Stream stream, BoundedOutput output, long limit, Action exceeded, CancellationToken closing)
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
