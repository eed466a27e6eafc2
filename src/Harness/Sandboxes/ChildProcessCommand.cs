namespace Harness.Sandboxes;

/// <summary>A program of the host to start.</summary>
public sealed record ChildProcessCommand
{
    /// <summary>The program: an absolute path.</summary>
    public required string FileName { get; init; }

    /// <summary>Passed one by one, without a shell and without quoting.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The folder in which it runs; must exist.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The whole environment of the child: nothing is inherited. Default: empty.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
