namespace Harness.Sandboxes;

/// <summary>How much of a folder that untrusted code has filled is read into memory.</summary>
public sealed record TreeLimits
{
    /// <summary>Most files and folders; default 20,000, at least 1.</summary>
    public int MaxEntries { get; init; } = 20_000;

    /// <summary>Most bytes of one file; default 16 MB, at most 2 GB.</summary>
    public long MaxFileBytes { get; init; } = 16L << 20;

    /// <summary>Most bytes of all files together; default 64 MB.</summary>
    public long MaxTotalBytes { get; init; } = 64L << 20;
}
