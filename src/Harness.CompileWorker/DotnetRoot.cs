using System.Runtime.InteropServices;

namespace Harness.CompileWorker;

/// <summary>The .NET installation that runs this process.</summary>
internal static class DotnetRoot
{
    /// <summary>The folder that holds <c>shared/</c>, <c>packs/</c> and <c>sdk/</c>.</summary>
    public static string Folder { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>The subfolders that are named after a released version with this runtime's major version, newest first.</summary>
    public static IEnumerable<string> Versions(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder)
                .Select(path => (Path: path, Version: Version.TryParse(Path.GetFileName(path), out var version) ? version : null))
                .Where(entry => entry.Version?.Major == Environment.Version.Major)
                .OrderByDescending(entry => entry.Version)
                .Select(entry => entry.Path)
            : [];
}
