using System.Threading.Channels;

namespace Harness.CSharp;

/// <summary>
/// Warm compile workers: the gate that keeps compiles at the number of cores, and the shield that takes what hostile source
/// does to Roslyn (1 KB of nested lambdas hangs it past any cancellation). A hang or a crash costs one worker, which is
/// replaced in the background. Safe for use by many threads.
/// </summary>
internal sealed class CompilePool : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly TestBenchOptions options;
    private readonly CancellationTokenSource closing = new();
    private readonly Channel<Slot> ready = Channel.CreateUnbounded<Slot>();
    private readonly Lock gate = new();
    private readonly List<Task> starts = [];
    private bool isStarted;

    /// <param name="options">Of these: the folder of the workers, their number and their limits.</param>
    public CompilePool(TestBenchOptions options) => this.options = options;

    /// <summary>Starts the workers in the background. Only the first call does anything.</summary>
    public void Start()
    {
        lock (gate)
        {
            if (isStarted)
                return;
            isStarted = true;
        }

        for (var number = 0; number < options.Parallelism; number++)
            StartInBackground();
    }

    /// <summary>Waits for a free worker, which does not count against the limit, and compiles.</summary>
    /// <param name="sources">All files.</param>
    /// <param name="withMembers">Describe the members too.</param>
    /// <param name="judge">See <see cref="TestRequest.Judge"/>.</param>
    /// <param name="cancellation">Ends wait and compile.</param>
    /// <param name="waiting">See <see cref="TestRequest.Waiting"/>.</param>
    /// <exception cref="IOException">The worker does not start; the inner exception says why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled, or the pool was disposed.</exception>
    public async Task<CompileReply> CompileAsync(
        IReadOnlyList<SourceFile> sources, bool withMembers, JudgeSources? judge, CancellationToken cancellation, Action<bool>? waiting = null)
    {
        Start();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, closing.Token);
        waiting?.Invoke(true);
        CompileWorker worker;
        try
        {
            worker = await TakeWorkerAsync(either.Token).ConfigureAwait(false);
        }
        finally
        {
            waiting?.Invoke(false);
        }

        var isKept = false;
        try
        {
            var reply = await worker.CompileAsync(sources, withMembers, judge, options.CompileLimit, either.Token).ConfigureAwait(false);
            isKept = worker.IsUsable && reply.WorkerMemory <= options.WorkerMemoryLimit;
            return reply;
        }
        finally
        {
            if (isKept)
                ready.Writer.TryWrite(new Slot(worker, null));
            else
                await ReplaceAsync(worker).ConfigureAwait(false);
        }
    }

    /// <summary>Stops what is under way and ends all workers.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        Task[] pending;
        lock (gate)
        {
            isStarted = true;
            pending = [.. starts];
        }

        await Task.WhenAll(pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ready.Writer.TryComplete();
        while (ready.Reader.TryRead(out var slot))
        {
            if (slot.Worker is { } worker)
                await EndAsync(worker).ConfigureAwait(false);
        }
    }

    private async Task<CompileWorker> TakeWorkerAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var (worker, failure) = await ready.Reader.ReadAsync(cancellation).ConfigureAwait(false);
            if (worker is null)
            {
                StartInBackground();
                throw new IOException($"The compile worker does not start: {failure!.Message}", failure);
            }

            if (worker.IsUsable)
                return worker;
            await ReplaceAsync(worker).ConfigureAwait(false);
        }
    }

    private async Task ReplaceAsync(CompileWorker worker)
    {
        try
        {
            await EndAsync(worker).ConfigureAwait(false);
        }
        finally
        {
            // Without a successor, everybody who needs a worker from now on would wait for ever.
            StartInBackground();
        }
    }

    private static async Task EndAsync(CompileWorker worker)
    {
        try
        {
            await worker.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Its sandbox is not removed, for a reason that lies in the machine: no reply and no other worker is worse for it.
        }
    }

    private void StartInBackground()
    {
        lock (gate)
        {
            starts.RemoveAll(start => start.IsCompleted);
            starts.Add(Task.Run(() => StartWorkerAsync()));
        }
    }

    private async Task StartWorkerAsync()
    {
        if (closing.IsCancellationRequested)
            return;
        CompileWorker? worker = null;
        try
        {
            worker = await CompileWorker.StartAsync(options.Sandboxes, options.WorkersFolder).ConfigureAwait(false);
            var warm = await worker.CompileAsync(WarmUpSources.All, withMembers: false, judge: null, StartLimit, closing.Token).ConfigureAwait(false);
            if (warm.Assembly.Length == 0)
                throw new IOException(warm.Failure ?? string.Join('\n', warm.Diagnostics));
            ready.Writer.TryWrite(new Slot(worker, null));
        }
        catch (Exception exception)
        {
            ready.Writer.TryWrite(new Slot(null, exception));
            if (worker is not null)
                await EndAsync(worker).ConfigureAwait(false);
        }
    }

    /// <summary>A worker, or why it could not be started: whoever needed it is told.</summary>
    private sealed record Slot(CompileWorker? Worker, Exception? StartFailure);
}
