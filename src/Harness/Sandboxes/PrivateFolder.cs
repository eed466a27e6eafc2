namespace Harness.Sandboxes;

/// <summary>Folders for temporary files that only the current user may enter.</summary>
public static class PrivateFolder
{
    private const string Prefix = "harness-";

    /// <summary>Makes a new folder with an unguessable name.</summary>
    /// <param name="parent">Where; made when missing.</param>
    /// <param name="keep">It is to stay when this process has ended; otherwise <see cref="Reap"/> of a later one deletes it.</param>
    public static string Create(string parent, bool keep = false)
    {
        var owner = keep ? "" : $"{ProcessIdentity.Current}-";
        var path = Path.Combine(parent, $"{Prefix}{owner}{Guid.NewGuid():N}");
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Whether a folder is one that was made here or by .NET in the system's temporary folder, from its path.</summary>
    internal static bool IsOne(string path) =>
        Path.GetFileName(path) is var name && name.StartsWith(Prefix, StringComparison.Ordinal)
        && (Guid.TryParseExact(name.Split('-')[^1], "N", out _) || Path.GetDirectoryName(path) == Path.TrimEndingDirectorySeparator(Path.GetTempPath()));

    /// <summary>Deletes the folders whose process was killed before it could. What cannot be deleted stays.</summary>
    /// <param name="parent">Where they were made.</param>
    /// <returns>What was deleted.</returns>
    public static IReadOnlyList<string> Reap(string parent)
    {
        if (!Directory.Exists(parent))
            return [];
        List<string> reaped = [];
        foreach (var folder in new DirectoryInfo(parent).EnumerateDirectories(Prefix + "*").Where(IsLeftOver))
        {
            try
            {
                StubbornFolder.Delete(folder.FullName);
                reaped.Add(folder.FullName);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another user's, or another harness deletes it at the same moment.
            }
        }

        return reaped;
    }

    // A link could lead anywhere; this class makes none.
    private static bool IsLeftOver(DirectoryInfo folder) =>
        folder.LinkTarget is null
        && folder.Name[Prefix.Length..].Split('-') is [var owner, { Length: 32 }]
        && ProcessIdentity.Parse(owner) is { IsAlive: false };
}
