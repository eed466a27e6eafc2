namespace Harness.Sandboxes.Linux;

/// <summary>What the <see cref="Watchdog"/> needs to know of a running sandbox.</summary>
internal sealed class WatchedSandbox
{
    /// <summary>The process that everything in the sandbox descends from.</summary>
    public required int RootProcess { get; init; }

    /// <summary>Processes of the sandbox that no longer descend from that one. Default: there are none.</summary>
    public Func<IEnumerable<int>> Strays { get; init; } = () => [];

    public required SandboxLimits Limits { get; init; }

    /// <summary>The writable mounts, as the host sees them.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>File systems in memory, as the sandbox sees them, with their size in bytes. Default: none.</summary>
    public IReadOnlyDictionary<string, long> TemporaryFolders { get; init; } = new Dictionary<string, long>();

    /// <summary>Null where there are no control groups.</summary>
    public ControlGroup? Group { get; init; }

    /// <summary>Called with the limit that was reached; may be called again until the sandbox has ended.</summary>
    public required Action<SandboxEnd> Kill { get; init; }

    /// <summary>The time stamp before which the folders are not counted again.</summary>
    internal long NextCount { get; set; }
}
