namespace Harness.Sandboxes.Docker;

/// <summary>One container with one program, removed on disposal.</summary>
internal sealed class DockerContainer : ISandboxedProcess
{
    private const int Killed = 128 + 9;

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly DockerEngine engine;
    private readonly string id;
    private readonly ContainerStreams streams;
    private readonly Action<DockerContainer> disposed;
    private readonly TaskCompletionSource removed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private readonly Task<int> ended;
    private readonly Task<int> process;
    private readonly DiskWatch? watch;
    private SandboxEnd? reachedLimit;
    private Task? disposal;
    private int isRemoving;

    /// <param name="engine">Where it runs.</param>
    /// <param name="id">A container that was started.</param>
    /// <param name="streams">Its connection.</param>
    /// <param name="command">What runs in it.</param>
    /// <param name="disposed">Called when it is gone.</param>
    public DockerContainer(DockerEngine engine, string id, ContainerStreams streams, SandboxCommand command, Action<DockerContainer> disposed)
    {
        this.engine = engine;
        this.id = id;
        this.streams = streams;
        this.disposed = disposed;
        ended = Task.Run(WaitAsync);
        process = DiskWatch.IsPossible ? Task.Run(ProcessAsync) : Task.FromResult(0);
        watch = DiskWatch.Start(command, process, limit =>
        {
            reachedLimit = limit;
            Kill();
        });
    }

    /// <summary>The name by which the engine knows it.</summary>
    public string Id => id;

    public Stream StandardInput => streams.Input;

    public Stream StandardOutput => streams.Output;

    public Stream StandardError => streams.Error;

    public bool HasExited => ended.IsCompleted;

    public SandboxEnd? ReachedLimit => reachedLimit;

    /// <inheritdoc/>
    /// <exception cref="SandboxException">The engine is gone, or lost the container.</exception>
    public Task<int> WaitForExitAsync() => ended;

    public void Kill()
    {
        if (!ended.IsCompleted)
            BeginRemoval();
    }

    /// <exception cref="SandboxException">The engine does not remove it.</exception>
    public ValueTask DisposeAsync()
    {
        lock (gate)
            return new ValueTask(disposal ??= EndAsync());
    }

    private async Task EndAsync()
    {
        BeginRemoval();
        try
        {
            if (watch is not null)
                await watch.DisposeAsync().ConfigureAwait(false);
            await removed.Task.ConfigureAwait(false);
        }
        finally
        {
            await closing.CancelAsync().ConfigureAwait(false);
            await ((Task)ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ((Task)process).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await streams.DisposeAsync().ConfigureAwait(false);
            closing.Dispose();
            disposed(this);
        }
    }

    private void BeginRemoval()
    {
        if (Interlocked.Exchange(ref isRemoving, 1) == 0)
            _ = Task.Run(RemoveAsync);
    }

    private async Task RemoveAsync()
    {
        try
        {
            await engine.RemoveAsync(id).ConfigureAwait(false);
            removed.SetResult();
        }
        catch (Exception e)
        {
            removed.SetException(e);
        }
    }

    private async Task<int> WaitAsync()
    {
        var exit = ExitCodeAsync();
        // An engine that removed a container may forget to answer who waits for it.
        await Task.WhenAny(exit, removed.Task).ConfigureAwait(false);
        if (isRemoving == 1)
        {
            await removed.Task.ConfigureAwait(false);
            return Killed;
        }

        var code = await exit.ConfigureAwait(false);
        if (code == Killed && await RanOutOfMemoryAsync().ConfigureAwait(false))
            reachedLimit = SandboxEnd.MemoryLimit;
        return code;
    }

    private async Task<int> ExitCodeAsync()
    {
        // No limit of its own: a compile worker lives for hours.
        var answer = await DockerEngine.CallAsync($"container {id} is lost", token => engine.Containers.WaitContainerAsync(id, token), Timeout.InfiniteTimeSpan, closing.Token).ConfigureAwait(false);
        return (int)answer.StatusCode;
    }

    private async Task<int> ProcessAsync()
    {
        try
        {
            var state = await DockerEngine.CallAsync($"container {id}", token => engine.Containers.InspectContainerAsync(id, token), closing.Token).ConfigureAwait(false);
            return ContainerProcess.OnThisMachine(state.ID, (int)(state.State?.Pid ?? 0));
        }
        catch (Exception e) when (e is SandboxException or OperationCanceledException)
        {
            // It has ended.
            return 0;
        }
    }

    private async Task<bool> RanOutOfMemoryAsync()
    {
        var state = await DockerEngine.CallAsync($"container {id}", token => engine.Containers.InspectContainerAsync(id, token), closing.Token).ConfigureAwait(false);
        if (state.State?.OOMKilled == true)
            return true;
        await Task.WhenAny(streams.Drained, Task.Delay(LastWords)).ConfigureAwait(false);
        return streams.ErrorTail.EndsWith(ContainerPlan.OutOfMemory + "\n", StringComparison.Ordinal);
    }
}
