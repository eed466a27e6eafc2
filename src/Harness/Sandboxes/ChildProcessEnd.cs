namespace Harness.Sandboxes;

/// <summary>Why a child process is no longer running.</summary>
public enum ChildProcessEnd
{
    /// <summary>It ended by itself, or something else than the harness killed it.</summary>
    Exited,

    /// <summary>It was killed at <see cref="ChildProcessCommand.WallLimit"/>.</summary>
    WallLimit,

    /// <summary>It was killed at <see cref="ChildProcessCommand.OutputLimit"/>.</summary>
    OutputLimit,

    /// <summary>It was killed because the caller cancelled.</summary>
    Cancelled,
}
