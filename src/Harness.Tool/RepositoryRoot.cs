namespace Harness.Tool;

/// <summary>The repository that a command works on.</summary>
internal static class RepositoryRoot
{
    private static readonly string[] Marks = ["harness.json", ".git", "global.json"];

    /// <summary>The nearest folder from here up that holds <c>harness.json</c>, <c>.git</c> or <c>global.json</c>; null when there is none.</summary>
    public static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (Marks.Any(mark => Path.Exists(Path.Combine(at.FullName, mark))))
                return at.FullName;
        return null;
    }
}
