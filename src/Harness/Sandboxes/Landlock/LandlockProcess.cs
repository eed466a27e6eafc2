namespace Harness.Sandboxes.Landlock;

/// <summary>A program that the launcher has become, or is about to.</summary>
internal sealed class LandlockProcess : ISandboxedProcess
{
    private readonly ChildProcess child;
    private readonly string problemFile;
    private readonly SandboxUser? user;
    private readonly Action release;
    private readonly Lock gate = new();
    private readonly Lazy<Task<int>> end;
    private readonly Lazy<Task> disposal;
    private bool isReleased;
    private int limit = -1;

    /// <param name="child">The launcher.</param>
    /// <param name="problemFile">Where it says why it could not become the program; empty otherwise.</param>
    /// <param name="user">Whose processes are all the sandbox's; null when they are the harness's own.</param>
    /// <param name="release">Called once, when it has ended and nobody needs it any more.</param>
    public LandlockProcess(ChildProcess child, string problemFile, SandboxUser? user, Action release)
    {
        this.child = child;
        this.problemFile = problemFile;
        this.user = user;
        this.release = release;
        end = new Lazy<Task<int>>(EndAsync);
        disposal = new Lazy<Task>(ReleaseAsync);
    }

    public Stream StandardInput => child.StandardInput;

    public Stream StandardOutput => child.StandardOutput;

    public Stream StandardError => child.StandardError;

    public bool HasExited => end is { IsValueCreated: true, Value.IsCompleted: true } || child.HasExited;

    public SandboxEnd? ReachedLimit => limit < 0 ? null : (SandboxEnd)limit;

    public int Id => child.Id;

    /// <exception cref="SandboxException">The launcher could not start the program.</exception>
    public Task<int> WaitForExitAsync() => end.Value;

    /// <summary>Kills because a limit was reached; the first limit counts.</summary>
    public void Kill(SandboxEnd reason)
    {
        Interlocked.CompareExchange(ref limit, (int)reason, -1);
        Kill();
    }

    public void Kill()
    {
        child.Kill();
        lock (gate)
        {
            // After the release the user may be that of another sandbox.
            if (!isReleased)
                user?.KillAll();
        }
    }

    /// <summary>Kills what is still running; may be called again.</summary>
    public ValueTask DisposeAsync() => new(disposal.Value);

    private async Task<int> EndAsync()
    {
        var exitCode = await child.WaitForExitAsync().ConfigureAwait(false);
        user?.KillAll();
        if (File.Exists(problemFile) && await File.ReadAllTextAsync(problemFile).ConfigureAwait(false) is { Length: > 0 } problem)
            throw new SandboxException("the sandbox could not be made: " + problem);
        return exitCode;
    }

    private async Task ReleaseAsync()
    {
        Kill();
        await ((Task)end.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await child.DisposeAsync().ConfigureAwait(false);
        lock (gate)
        {
            isReleased = true;
            release();
        }
    }
}
