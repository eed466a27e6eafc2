namespace Harness.Sandboxes;

/// <summary>
/// How much one sandboxed program, with everything that it starts, may use. A provider that cannot enforce a limit says so in its
/// <see cref="ISandboxProvider.Isolation"/>; wall and output hold everywhere.
/// </summary>
public sealed record SandboxLimits
{
    /// <summary>From the start to the kill. Default: 60 seconds.</summary>
    public TimeSpan Wall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Processor time of each process. Default: 60 seconds.</summary>
    public TimeSpan Cpu { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Memory of all its processes together. Default: 1 GiB.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>The managed heap of a .NET program: beyond it the program gets an OutOfMemoryException. Default: 512 MiB.</summary>
    public long HeapBytes { get; init; } = 512L << 20;

    /// <summary>Processes and threads. Default: 128.</summary>
    public int Processes { get; init; } = 128;

    /// <summary>One file. Default: 64 MiB.</summary>
    public long FileBytes { get; init; } = 64L << 20;

    /// <summary>All that lies in the writable mounts, or in its temporary folder. Default: 256 MiB.</summary>
    public long DiskBytes { get; init; } = 256L << 20;

    /// <summary>Files and folders in the writable mounts. Default: 20,000.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>Bytes written to one output stream. Default: 64 MiB.</summary>
    public long OutputBytes { get; init; } = 64L << 20;

    /// <summary>How many bytes are kept of the beginning of each output stream. Default: 16 KiB.</summary>
    public int OutputHead { get; init; } = 16 << 10;

    /// <summary>How many bytes are kept of the end of each output stream. Default: 16 KiB.</summary>
    public int OutputTail { get; init; } = 16 << 10;
}
