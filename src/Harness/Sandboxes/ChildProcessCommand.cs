namespace Harness.Sandboxes;

/// <summary>A program to start, and how much it may use.</summary>
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

    /// <summary>Written to standard input, which is then closed. Default: nothing.</summary>
    public string StandardInput { get; init; } = "";

    /// <summary>From the start to the kill. Default: 60 seconds.</summary>
    public TimeSpan WallLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many bytes are kept of the beginning of each output stream. Default: 16 KiB.</summary>
    public int OutputHead { get; init; } = 16 << 10;

    /// <summary>How many bytes are kept of the end of each output stream. Default: 16 KiB.</summary>
    public int OutputTail { get; init; } = 16 << 10;

    /// <summary>A child that writes more bytes than this to one stream is killed. Default: 64 MiB.</summary>
    public long OutputLimit { get; init; } = 64L << 20;
}
