using Harness.Sandboxes;

namespace Harness.Tools;

/// <summary>Creates or replaces a file.</summary>
/// <param name="files">The workspace.</param>
public sealed class WriteFileTool(WorkspaceFiles files) : AgentTool
{
    public override string Name => ToolNames.WriteFile;

    public override string Description =>
        "Creates a file, or replaces all of its content if it exists. Folders are created as needed. Written as UTF-8, exactly as given. At most 1 MB.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new("path", ToolParameterType.String, "The file, relative to the workspace, such as src/Program.cs."),
        new("content", ToolParameterType.String, "The whole new content."),
    ];

    public override ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        try
        {
            return ValueTask.FromResult(Write(arguments.Text("path"), arguments.Text("content")));
        }
        catch (WorkspaceAccessException e)
        {
            return ValueTask.FromResult(ToolReply.Error(e.Message));
        }
    }

    private ToolReply Write(string path, string content)
    {
        var bytes = WorkspaceText.Encode(content, TextForm.Utf8);
        // The same content again is no change: a model that repeats itself must not look as if it worked.
        var changes = !Holds(path, bytes);
        if (changes)
            files.WriteBytes(path, bytes);
        var lines = ReplyText.Count(TextLines.Count(content), "line");
        return new ToolReply($"wrote {WorkspacePath.Parse(path)} ({lines}, {ReplyText.Count(bytes.Length, "byte")})", ChangedWorkspace: changes);
    }

    private bool Holds(string path, byte[] bytes)
    {
        try
        {
            return files.ReadBytes(path, WorkspaceFiles.MaxWriteBytes).AsSpan().SequenceEqual(bytes);
        }
        catch (WorkspaceAccessException)
        {
            // Missing, or a problem that writing will report.
            return false;
        }
    }
}
