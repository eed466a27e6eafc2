using System.Text.Json;
using Harness.Sandboxes;

namespace Harness.CSharp;

/// <summary>One compile worker process. Used by one caller at a time.</summary>
internal sealed class CompileWorker : IAsyncDisposable
{
    /// <summary>How much later than the worker itself the harness gives up: some source makes Roslyn deaf to cancellation.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private readonly ISandboxedProcess process;
    private readonly PrivateTemporaryFolder temporary;
    private readonly CancellationTokenSource closing = new();
    private readonly Task drained;
    private bool isAnswered = true;

    private CompileWorker(ISandboxedProcess process, PrivateTemporaryFolder temporary)
    {
        this.process = process;
        this.temporary = temporary;
        // A crash report of 64 MB of stack is long, and a full pipe would stop the crash.
        drained = DrainAsync(process.StandardError, closing.Token);
    }

    /// <summary>The worker can take a request; false after a crash, a limit or a cancellation.</summary>
    public bool IsUsable => isAnswered && !process.HasExited;

    /// <summary>Starts a worker; its first request is much slower than the others.</summary>
    /// <param name="provider">Where it runs; it sees no workspace, only what it is sent.</param>
    /// <param name="workersFolder">The folder <c>workers</c> beside the harness.</param>
    /// <exception cref="IOException">It does not start.</exception>
    public static async Task<CompileWorker> StartAsync(ISandboxProvider provider, string workersFolder)
    {
        var testHost = DotnetProgram.Folder(workersFolder, "test-host");
        var temporary = new PrivateTemporaryFolder();
        try
        {
            var command = DotnetProgram.Command(provider, DotnetProgram.Folder(workersFolder, "compile-worker"), "Harness.CompileWorker.dll", temporary.Temporary);
            command = command with { Arguments = [.. command.Arguments, provider.PathOf(testHost)], Mounts = [.. command.Mounts, testHost], Limits = ProgramLimits.Compiler };
            return new CompileWorker(await provider.StartAsync(command).ConfigureAwait(false), temporary);
        }
        catch
        {
            temporary.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Compiles. A crash and a hang are a reply with <see cref="CompileReply.Failure"/>; the worker is not usable after it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; the worker is not usable after it.</exception>
    public async Task<CompileReply> CompileAsync(
        IReadOnlyList<SourceFile> sources, bool withMembers, JudgeSources? judge, TimeSpan limit, CancellationToken cancellation)
    {
        isAnswered = false;
        using var deadline = new CancellationTokenSource(limit + Grace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            var request = new CompileRequest(sources, (int)limit.TotalMilliseconds, withMembers, judge);
            await CompileProtocol.WriteAsync(process.StandardInput, request, CompileProtocol.Default.CompileRequest, either.Token)
                .ConfigureAwait(false);
            var reply = await CompileProtocol.ReadAsync(process.StandardOutput, CompileProtocol.Default.CompileReply, either.Token)
                .ConfigureAwait(false);
            isAnswered = reply is not null;
            return reply ?? Crashed();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CompileReply { Failure = "the compiler did not finish in time" };
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or JsonException)
        {
            return Crashed();
        }
    }

    /// <summary>Kills the worker.</summary>
    /// <exception cref="SandboxException">The sandbox could not be removed.</exception>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await closing.CancelAsync().ConfigureAwait(false);
            await drained.ConfigureAwait(false);
            temporary.Dispose();
            closing.Dispose();
        }
    }

    private static CompileReply Crashed() => new() { Failure = "the compiler crashed; is the source deeply nested?" };

    private static async Task DrainAsync(Stream stream, CancellationToken closing)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null, closing).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The worker is gone.
        }
    }
}
