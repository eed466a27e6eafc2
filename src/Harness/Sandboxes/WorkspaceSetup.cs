namespace Harness.Sandboxes;

/// <summary>Lets a task add to a workspace before its runs start.</summary>
/// <param name="workspace">What <c>workspace/</c> holds, renamed for the instance.</param>
/// <param name="instance">The instance of the suite; 0 is the published one.</param>
public sealed class WorkspaceSetup(WorkspaceSnapshot workspace, int instance)
{
    public int Instance { get; } = instance;

    /// <summary>All files so far.</summary>
    public WorkspaceSnapshot Workspace { get; private set; } = workspace;

    internal string? DatabaseKey { get; private set; }

    internal Action<string>? BuildDatabase { get; private set; }

    /// <summary>Writes a text file as UTF-8 without BOM.</summary>
    /// <param name="path">Relative to the workspace, with forward slashes.</param>
    /// <param name="text">The content, written as it is.</param>
    /// <exception cref="WorkspaceAccessException">The path is none that an agent could use too.</exception>
    public void WriteText(string path, string text)
    {
        var name = WorkspacePath.Parse(path).ToString();
        var file = new WorkspaceFile(name, WorkspaceText.Encode(text, TextForm.Utf8));
        Workspace = WorkspaceSnapshot.Of([.. Workspace.Files.Where(other => other.Path != name), file]);
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
