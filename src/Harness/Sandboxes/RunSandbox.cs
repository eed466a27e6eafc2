namespace Harness.Sandboxes;

/// <summary>
/// The folders of one run, outside the repository: the workspace where the agent works, and beside it its copy of the task's
/// database. Deleted on disposal unless they are kept.
/// </summary>
public sealed class RunSandbox : IDisposable
{
    internal const string Disappeared = "the run's workspace disappeared while the agent worked";

    private readonly string _folder;
    private readonly OwnedFolder? _owned;
    private readonly WorkspaceSnapshot _start;

    private RunSandbox(string folder, OwnedFolder? owned, WorkspaceSnapshot start)
    {
        _folder = folder;
        _owned = owned;
        _start = start;
        Work = Path.Combine(folder, "work");
    }

    /// <summary>The workspace.</summary>
    public string Work { get; }

    /// <summary>The run's private copy of the task's database; null when it has none.</summary>
    public string? Database { get; private set; }

    /// <summary>Makes the folders and fills the workspace.</summary>
    /// <param name="task">The task.</param>
    /// <param name="workFolder">Where the folders are made; only the current user may read them.</param>
    /// <param name="keep">Leave the folders behind.</param>
    public static RunSandbox Create(PreparedTask task, string workFolder, bool keep)
    {
        // What is to be kept belongs to nobody, so that nobody clears it away.
        var owned = keep ? null : OwnedFolder.Create(workFolder);
        var sandbox = new RunSandbox(owned?.Path ?? PrivateFolder.Create(workFolder), owned, task.Start);
        try
        {
            task.Start.WriteTo(sandbox.Work);
            if (task.Database is { } database)
            {
                sandbox.Database = Path.Combine(sandbox._folder, "database.db");
                File.Copy(database, sandbox.Database);
            }

            return sandbox;
        }
        catch
        {
            sandbox.Dispose();
            throw;
        }
    }

    /// <summary>What the agent left behind; only regular files, within limits.</summary>
    /// <exception cref="DirectoryNotFoundException">The workspace is gone.</exception>
    public WorkspaceSnapshot Freeze()
    {
        if (!Directory.Exists(Work))
            throw new DirectoryNotFoundException(Disappeared);
        Open();
        return WorkspaceSnapshot.Take(Work, known: _start);
    }

    public void Dispose() => _owned?.Dispose();

    // Code of the agent with the harness's own user can close the folder to both; that must not make its run one that does not count.
    private void Open()
    {
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(Work) is var mode && (mode & own) != own && new DirectoryInfo(Work).LinkTarget is null)
            File.SetUnixFileMode(Work, mode | own);
    }
}
