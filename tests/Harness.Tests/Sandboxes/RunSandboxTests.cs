using Harness.Sandboxes;
using Harness.Tests.CSharp;

namespace Harness.Tests.Sandboxes;

public sealed class RunSandboxTests : IDisposable
{
    private readonly EvaluatedTask _task;
    private readonly PreparedTasks _tasks = new(Path.GetTempPath());

    public RunSandboxTests(SharedBench shared) => _task = new EvaluatedTask(shared);

    public static bool HasModes => !OperatingSystem.IsWindows();

    [Fact(Skip = "no modes of files", SkipUnless = nameof(HasModes))]
    public void A_workspace_that_the_agent_closed_is_judged_all_the_same()
    {
        using var sandbox = RunSandbox.Create(_tasks.Get(_task.Definition, instance: 0), _task.WorkFolder, keep: false);
        File.WriteAllText(Path.Combine(sandbox.Work, "answer.txt"), "42");
        Close(sandbox.Work);

        var final = sandbox.Freeze();

        final.Find("answer.txt")!.Text!.Text.Should().Be("42");
        Mode(sandbox.Work).Should().HaveFlag(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, "root alone would not need it");
    }

    public void Dispose()
    {
        _tasks.Dispose();
        _task.Dispose();
    }

#pragma warning disable CA1416 // Skipped on Windows.
    private static void Close(string folder) => File.SetUnixFileMode(folder, UnixFileMode.None);

    private static UnixFileMode Mode(string folder) => File.GetUnixFileMode(folder);
#pragma warning restore CA1416
}
