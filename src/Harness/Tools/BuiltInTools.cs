using Harness.CSharp;
using Harness.Sandboxes;
using Harness.Settings;

namespace Harness.Tools;

/// <summary>Makes the tools that a task offers, for one run.</summary>
public static class BuiltInTools
{
    /// <summary>The tools in the task's order, <c>submit</c> last.</summary>
    /// <exception cref="SettingsException">The task asks for a shell, and nothing isolates it.</exception>
    /// <exception cref="InvalidOperationException">The task names a tool that does not exist, or asks for SQL without a database.</exception>
    public static IReadOnlyList<AgentTool> For(TaskDefinition task, RunSandbox sandbox, TestBench bench, TimeProvider time, Action<bool>? waiting = null)
    {
        var files = WorkspaceFiles.Open(sandbox.Work);
        if (task.Tools.Contains(ToolNames.RunTests))
            bench.WarmUp();
        return [.. task.Tools.Select(Make), new SubmitTool()];

        AgentTool Make(string name) => name switch
        {
            ToolNames.ListFiles => new ListFilesTool(files),
            ToolNames.ReadFile => new ReadFileTool(files),
            ToolNames.WriteFile => new WriteFileTool(files),
            ToolNames.EditFile => new EditFileTool(files),
            ToolNames.Search => new SearchTool(files, time),
            ToolNames.RunTests => new RunTestsTool(bench, sandbox.Work, waiting),
            ToolNames.RunCommand => Shell(),
            ToolNames.DescribeSchema => new DescribeSchemaTool(Database(name)),
            ToolNames.QuerySql => new QuerySqlTool(Database(name)),
            _ => throw new InvalidOperationException($"{task.Id} offers '{name}', which is no built-in tool"),
        };

        RunCommandTool Shell() => bench.Isolation.IsIsolating
            ? new RunCommandTool(bench, sandbox.Work, waiting)
            : throw new SettingsException($"{task.Id} offers '{ToolNames.RunCommand}', which needs a sandbox, and there is none (sandbox: {bench.Isolation.Provider}). Set HARNESS_SANDBOX=bwrap or docker; `dotnet run --project src/Harness.Tool -- doctor` says what works on this machine");

        string Database(string tool) => sandbox.Database
            ?? throw new InvalidOperationException($"{task.Id} offers '{tool}' but Prepare sets no database");
    }
}
