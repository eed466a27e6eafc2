namespace Harness.Sandboxes;

/// <summary>Why a sandboxed program is no longer running.</summary>
public enum SandboxEnd
{
    /// <summary>It ended by itself, or a limit of the kernel (processor time, the size of a file) ended it, which the exit code tells.</summary>
    Exited,

    /// <summary>It was killed at <see cref="SandboxLimits.Wall"/>.</summary>
    WallLimit,

    /// <summary>It was killed at <see cref="SandboxLimits.OutputBytes"/>.</summary>
    OutputLimit,

    /// <summary>It was killed at <see cref="SandboxLimits.MemoryBytes"/>.</summary>
    MemoryLimit,

    /// <summary>It was killed at <see cref="SandboxLimits.DiskBytes"/>.</summary>
    DiskLimit,

    /// <summary>It was killed at <see cref="SandboxLimits.Entries"/>.</summary>
    EntryLimit,

    /// <summary>It was killed because the caller cancelled.</summary>
    Cancelled,
}
