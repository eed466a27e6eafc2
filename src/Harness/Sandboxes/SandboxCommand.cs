namespace Harness.Sandboxes;

/// <summary>A program to run in a sandbox of its own. Paths are as the program sees them, see <see cref="ISandboxProvider.PathOf"/>.</summary>
public sealed record SandboxCommand
{
    /// <summary>The program: an absolute path, e.g. <see cref="ISandboxProvider.Dotnet"/> or <c>/bin/sh</c>.</summary>
    public required string Program { get; init; }

    /// <summary>Passed one by one, without a shell and without quoting.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The folder in which it runs: that of a mount.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>What it sees of the host beside the system's own programs.</summary>
    public IReadOnlyList<SandboxMount> Mounts { get; init; } = [];

    /// <summary>
    /// A folder of the host, existing and empty, that is the program's home and temporary folder where the provider has no private one to
    /// give. Whoever runs the command deletes it.
    /// </summary>
    public required string TemporaryFolder { get; init; }

    /// <summary>
    /// Added to what the provider sets (PATH, HOME, TMPDIR, LANG, TZ, the limit of the heap); nothing is inherited from the harness. Default: nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Written to standard input, which is then closed; not used for a conversation. Default: nothing.</summary>
    public string StandardInput { get; init; } = "";

    public SandboxLimits Limits { get; init; } = new();
}
