namespace Harness.Sandboxes.Bubblewrap;

/// <summary>How <see cref="BubblewrapProvider"/> works. The defaults are for production.</summary>
public sealed record BubblewrapOptions
{
    /// <summary>The program, version 0.8 or later. Default: the first of <c>/usr/bin/bwrap</c>, <c>/usr/local/bin/bwrap</c> and <c>/bin/bwrap</c>.</summary>
    public string Program { get; init; } = FirstOf("/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap");

    /// <summary>
    /// Whose rights the programs get when the harness runs as root; otherwise they get those of the harness's user. Not 0. Default: 65525, of
    /// the range that systemd leaves unused (https://systemd.io/UIDS-GIDS/, read 2026-11-26).
    /// </summary>
    public uint UserInsteadOfRoot { get; init; } = 65525;

    /// <summary>The size of the temporary folder, and of the home folder, which are memory. Default: 64 MiB.</summary>
    public long TemporaryBytes { get; init; } = 64L << 20;

    /// <summary>Take control groups where they can be had. Default: true.</summary>
    public bool UsesControlGroups { get; init; } = true;

    /// <summary>Where the probe makes its workspaces: any folder that workspaces may be made in. Default: the system's temporary folder.</summary>
    public string WorkFolder { get; init; } = Path.GetTempPath();

    /// <summary>How long the probe waits for the answers of its first sandbox. Default: 20 seconds.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The .NET that programs see. Default: null, the one that runs the harness.</summary>
    internal DotnetFolder? Dotnet { get; init; }

    private static string FirstOf(params string[] paths) => paths.FirstOrDefault(File.Exists, paths[0]);
}
