namespace Harness.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder of <c>global.json</c>.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The C# sources below a folder, without what a build or a task's data put there.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Relative(file).Split('/').Any(part => part is "bin" or "obj" or "workspace" or "hidden" or "solutions"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("there is no global.json above the tests")
        : File.Exists(Path.Combine(folder.FullName, "global.json")) ? folder.FullName
        : Find(folder.Parent);
}
