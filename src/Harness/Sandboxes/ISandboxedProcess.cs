namespace Harness.Sandboxes;

/// <summary>
/// A program that runs in a sandbox. Whoever started it reads both output streams to their end. On disposal the program and all that it
/// started are gone.
/// </summary>
public interface ISandboxedProcess : IAsyncDisposable
{
    /// <summary>What the program reads.</summary>
    Stream StandardInput { get; }

    /// <summary>What the program writes.</summary>
    Stream StandardOutput { get; }

    /// <summary>What the program complains.</summary>
    Stream StandardError { get; }

    bool HasExited { get; }

    /// <summary>The limit at which the provider itself killed the program: memory, disk or entries; null while it did not.</summary>
    SandboxEnd? ReachedLimit { get; }

    /// <summary>Waits for the end; when it completes, nothing that the program started is running any more.</summary>
    /// <returns>The exit code; 128 + signal number when a signal ended it.</returns>
    Task<int> WaitForExitAsync();

    /// <summary>Kills the program and all that it started; nothing happens when they are gone already.</summary>
    void Kill();
}
