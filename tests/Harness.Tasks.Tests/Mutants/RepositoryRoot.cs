namespace Harness.Tasks.Tests.Mutants;

/// <summary>The repository that the tests were built from.</summary>
internal static class RepositoryRoot
{
    private static readonly string Folder = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(string path) => Path.Combine(Folder, path);

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("there is no global.json above the tests")
        : File.Exists(Path.Combine(folder.FullName, "global.json")) ? folder.FullName
        : Find(folder.Parent);
}
