namespace Harness.Sandboxes;

/// <summary>
/// The folders of one run, outside the repository: <c>work</c>, where the agent works; <c>start</c>, the same as the agent
/// found it; <c>final</c>, the frozen copy that is judged. Deleted on disposal unless it is kept.
/// </summary>
public sealed class RunSandbox : IDisposable
{
    internal const string Disappeared = "the run's workspace disappeared while the agent worked";

    private readonly string _folder;
    private readonly bool _keep;

    private RunSandbox(string folder, bool keep)
    {
        _folder = folder;
        _keep = keep;
        Work = Path.Combine(folder, "work");
        Start = Path.Combine(folder, "start");
        Final = Path.Combine(folder, "final");
    }

    public string Work { get; }

    public string Start { get; }

    public string Final { get; }

    /// <summary>The run's private copy of the task's database; null when it has none.</summary>
    public string? Database { get; private set; }

    /// <summary>Makes the folders and fills the workspace.</summary>
    /// <param name="task">The task.</param>
    /// <param name="instance">The instance of the suite.</param>
    /// <param name="workFolder">Where the folders are made; only the current user may read them.</param>
    /// <param name="keep">Leave the folders behind.</param>
    /// <param name="databases">The process's databases.</param>
    public static RunSandbox Create(TaskDefinition task, int instance, string workFolder, bool keep, Databases databases)
    {
        var sandbox = new RunSandbox(PrivateFolder.Create(workFolder), keep);
        try
        {
            var template = Path.Combine(task.Folder, "workspace");
            if (Directory.Exists(template))
                WorkspaceFolder.Copy(template, sandbox.Start);
            else
                Directory.CreateDirectory(sandbox.Start);
            var setup = new WorkspaceSetup(sandbox.Start, instance);
            task.Prepare(setup);
            if (setup is { DatabaseKey: { } key, BuildDatabase: { } build })
            {
                sandbox.Database = Path.Combine(sandbox._folder, "database.db");
                databases.CopyTo(key, build, sandbox.Database);
            }

            WorkspaceFolder.Copy(sandbox.Start, sandbox.Work);
            return sandbox;
        }
        catch
        {
            sandbox.Dispose();
            throw;
        }
    }

    /// <summary>Copies what the agent left behind; only regular files, within limits.</summary>
    /// <exception cref="DirectoryNotFoundException">The workspace is gone.</exception>
    public FrozenCopy Freeze()
    {
        if (!Directory.Exists(Work))
            throw new DirectoryNotFoundException(Disappeared);
        return WorkspaceFolder.CopyRegularFiles(Work, Final);
    }

    public void Dispose()
    {
        if (!_keep)
            WorkspaceFolder.DeleteAll(_folder);
    }
}
