namespace Harness.Sandboxes.Landlock;

/// <summary>A program that the launcher has become, or is about to.</summary>
internal sealed class LandlockProcess(ChildProcess child, string problemFile, SandboxUser? user, Action release) : ISandboxedProcess
{
    private readonly Lock gate = new();
    private bool isReleased;
    private int limit = -1;

    public Stream StandardInput => child.StandardInput;

    public Stream StandardOutput => child.StandardOutput;

    public Stream StandardError => child.StandardError;

    public bool HasExited => child.HasExited;

    public SandboxEnd? ReachedLimit => limit < 0 ? null : (SandboxEnd)limit;

    public int Id => child.Id;

    /// <exception cref="SandboxException">The launcher could not start the program.</exception>
    public async Task<int> WaitForExitAsync()
    {
        var exitCode = await child.WaitForExitAsync().ConfigureAwait(false);
        user?.KillAll();
        if (await ReadProblemAsync().ConfigureAwait(false) is { Length: > 0 } problem)
            throw new SandboxException("the sandbox could not be made: " + problem);
        return exitCode;
    }

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

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync().ConfigureAwait(false);
        lock (gate)
        {
            if (isReleased)
                return;
            isReleased = true;
            release();
        }
    }

    private async Task<string> ReadProblemAsync()
    {
        lock (gate)
        {
            if (isReleased)
                return "";
        }

        return File.Exists(problemFile) ? await File.ReadAllTextAsync(problemFile).ConfigureAwait(false) : "";
    }
}
