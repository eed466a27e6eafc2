namespace Harness.Sandboxes;

/// <summary>Folders for temporary files that only the current user may enter.</summary>
public static class PrivateFolder
{
    /// <summary>What their names begin with.</summary>
    internal const string Prefix = "harness-";

    /// <summary>Makes a new folder with an unguessable name.</summary>
    /// <param name="parent">Where; made when missing.</param>
    public static string Create(string parent)
    {
        var path = Path.Combine(parent, Prefix + Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Whether a folder is one that was made here or by .NET in the system's temporary folder, from its path.</summary>
    internal static bool IsOne(string path) =>
        Path.GetFileName(path) is var name && name.StartsWith(Prefix, StringComparison.Ordinal)
        && (Guid.TryParseExact(name[Prefix.Length..], "N", out _) || Path.GetDirectoryName(path) == Path.TrimEndingDirectorySeparator(Path.GetTempPath()));
}
