using System.Text;
using Harness.Sandboxes;

namespace Harness.Tools;

/// <summary>Lists the workspace or a folder of it, with sizes.</summary>
/// <param name="files">The workspace.</param>
public sealed class ListFilesTool(WorkspaceFiles files) : AgentTool
{
    /// <summary>The most entries in one reply.</summary>
    public const int MaxEntries = 2000;

    // 2,000 long paths would still be half a megabyte.
    private const int MaxCharacters = 60_000;

    public override string Name => ToolNames.ListFiles;

    public override string Description =>
        $"Lists all files of the workspace, or of one folder and the folders below it, one per line, sorted, with their size in bytes. Folders end with a slash. At most {MaxEntries} entries.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new("folder", ToolParameterType.String, "The folder, relative to the workspace, such as src. Default: the whole workspace.", Required: false),
    ];

    public override ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        try
        {
            return ValueTask.FromResult(new ToolReply(List(arguments.OptionalText("folder") ?? ".")));
        }
        catch (WorkspaceAccessException e)
        {
            return ValueTask.FromResult(ToolReply.Error(e.Message));
        }
    }

    private string List(string folder)
    {
        var listing = files.List(string.IsNullOrWhiteSpace(folder) ? "." : folder, MaxEntries);
        if (listing is { Entries.Count: 0, IsComplete: true })
            return "the folder is empty";

        var reply = new StringBuilder();
        var shown = 0;
        foreach (var entry in listing.Entries)
        {
            var line = Line(entry);
            if (reply.Length + line.Length > MaxCharacters)
                break;
            reply.Append(line).Append('\n');
            shown++;
        }

        if (shown < listing.Entries.Count || !listing.IsComplete)
            reply.Append('(').Append(shown).Append(" entries shown, more exist: list a folder below)\n");
        return reply.ToString().TrimEnd('\n');
    }

    private static string Line(WorkspaceEntry entry)
    {
        var path = ReplyText.OneLine(entry.Path);
        return entry.Kind switch
        {
            WorkspaceEntryKind.File => $"{path} ({ReplyText.Count(entry.Size, "byte")})",
            WorkspaceEntryKind.Folder => path + "/",
            WorkspaceEntryKind.Link => $"{path} (symbolic link, cannot be used)",
            WorkspaceEntryKind.Special => $"{path} (no regular file, cannot be used)",
            _ => $"{path} (unusable name)",
        };
    }
}
