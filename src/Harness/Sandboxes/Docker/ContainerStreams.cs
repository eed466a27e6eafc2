using System.IO.Pipelines;
using Docker.DotNet;

namespace Harness.Sandboxes.Docker;

/// <summary>A container's one connection as three streams. A reader who falls behind stops the program, as a full pipe would.</summary>
internal sealed class ContainerStreams : IAsyncDisposable
{
    private const int BufferBytes = 64 << 10;
    private const int TailBytes = 256;

    private static readonly PipeOptions Options = new(pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19, useSynchronizationContext: false);

    private readonly MultiplexedStream connection;
    private readonly Pipe output = new(Options);
    private readonly Pipe error = new(Options);
    private readonly BoundedOutput errorTail = new(0, TailBytes);
    private readonly CancellationTokenSource closing = new();

    public ContainerStreams(MultiplexedStream connection)
    {
        this.connection = connection;
        Input = new ContainerInput(connection);
        Output = output.Reader.AsStream();
        Error = error.Reader.AsStream();
        Drained = Task.Run(ReadToEndAsync);
    }

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Error { get; }

    /// <summary>Completes when all output is in the streams; never faults.</summary>
    public Task Drained { get; }

    /// <summary>The end of what the program complained.</summary>
    public string ErrorTail => errorTail.ToString();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        connection.Dispose();
        await Drained.ConfigureAwait(false);
        closing.Dispose();
    }

    private async Task ReadToEndAsync()
    {
        var buffer = new byte[BufferBytes];
        try
        {
            while (await connection.ReadOutputAsync(buffer, 0, buffer.Length, closing.Token).ConfigureAwait(false) is { EOF: false } read)
            {
                var isError = read.Target == MultiplexedStream.TargetStream.StandardError;
                if (isError)
                    errorTail.Append(buffer.AsSpan(0, read.Count));
                await (isError ? error : output).Writer.WriteAsync(buffer.AsMemory(0, read.Count), closing.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection was closed, by this side or by an engine that removed the container; what was read is kept.
        }

        await output.Writer.CompleteAsync().ConfigureAwait(false);
        await error.Writer.CompleteAsync().ConfigureAwait(false);
    }
}
