namespace Harness.Sandboxes;

/// <summary>Lets a task add to a workspace before a run starts.</summary>
/// <param name="root">The workspace's folder; <c>workspace/</c> was copied into it.</param>
/// <param name="instance">The instance of the suite; 0 is the published one.</param>
public sealed class WorkspaceSetup(string root, int instance)
{
    public string Root { get; } = root;

    public int Instance { get; } = instance;

    internal string? DatabaseKey { get; private set; }

    internal Action<string>? BuildDatabase { get; private set; }

    /// <summary>Writes a text file as UTF-8 without BOM; folders are made.</summary>
    /// <param name="path">Relative to the workspace, with forward slashes.</param>
    /// <param name="text">The content, written as it is.</param>
    public void WriteText(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>
    /// Gives the run a SQLite database for <c>describe_schema</c> and <c>query_sql</c>. It lies outside the workspace.
    /// </summary>
    /// <param name="key">Names the content: <paramref name="build"/> runs once per process and key, each run gets a copy.</param>
    /// <param name="build">Creates the database file at the path that it is given.</param>
    public void UseDatabase(string key, Action<string> build)
    {
        DatabaseKey = key;
        BuildDatabase = build;
    }
}
