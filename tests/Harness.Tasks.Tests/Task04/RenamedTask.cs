using Harness.CSharp;
using Harness.Sandboxes;
using Harness.Tasks.Task04_TraceThroughCodebase;

namespace Harness.Tasks.Tests.Task04;

/// <summary>An instance of the task, with what the checker expects of it.</summary>
internal sealed class RenamedTask
{
    private readonly PreparedTask _task;

    public RenamedTask(int instance)
    {
        _task = PreparedTask.Of(MatrixFixture.Tasks.Single(task => task.Id == "task_04"), instance, (_, _) => throw new NotSupportedException());
        Files = Workspace.Files.ToDictionary(file => file.Path, file => file.Text!.Text);
        Expected = ExpectedTrace.Published.Renamed(Renamed);
    }

    public string Prompt => _task.Prompt;

    public WorkspaceSnapshot Workspace => _task.Start;

    /// <summary>Texts by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    public IReadOnlyList<SourceFile> Sources => SourceFolder.Of(Workspace).Files;

    public ExpectedTrace Expected { get; }

    public string Renamed(string published) => _task.Renaming.Apply(published);
}
