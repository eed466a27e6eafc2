using Harness.Sandboxes;

namespace Harness.Tools;

/// <summary>Replaces one passage of a file.</summary>
/// <param name="files">The workspace.</param>
public sealed class EditFileTool(WorkspaceFiles files) : AgentTool
{
    public override string Name => ToolNames.EditFile;

    public override string Description =>
        "Replaces one passage of a text file. old_text must occur exactly once, with the same white space; add lines around it until it does. Line ends of the file (LF or CRLF) are kept and need not be matched.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new("path", ToolParameterType.String, "The file, relative to the workspace, such as src/Program.cs."),
        new("old_text", ToolParameterType.String, "The passage to replace, copied exactly from the file."),
        new("new_text", ToolParameterType.String, "What to put in its place; empty to delete the passage."),
    ];

    public override ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        try
        {
            return ValueTask.FromResult(Edit(arguments.Text("path"), arguments.Text("old_text"), arguments.Text("new_text")));
        }
        catch (WorkspaceAccessException e)
        {
            return ValueTask.FromResult(ToolReply.Error(e.Message));
        }
    }

    private ToolReply Edit(string path, string oldText, string newText)
    {
        var name = WorkspacePath.Parse(path).ToString();
        if (oldText.Length == 0)
            return ToolReply.Error("old_text is empty; give the passage to replace, or use write_file for a whole file");
        if (oldText == newText)
            return ToolReply.Error("old_text and new_text are the same; nothing to change");

        var file = files.ReadText(path);
        if (!file.IsComplete)
            return ToolReply.Error($"{name} is too large to be edited");
        if (file.Form == TextForm.Unknown)
            return ToolReply.Error($"{name} is not UTF-8, so it cannot be edited without harm; use write_file to replace it");

        var passages = PassageFinder.Find(file.Text, oldText);
        if (passages.Count == 0)
            return ToolReply.Error($"old_text does not occur in {name}; {AdviceForMissing(file.Text, oldText)}");
        if (passages.Count > 1)
            return ToolReply.Error($"old_text occurs {passages.Count}{(passages.Count == PassageFinder.MaxPlaces ? " or more" : "")} times in {name} ({LineNumbers(file.Text, passages)}); add lines around it until it occurs once");

        var (start, length) = passages[0];
        var lineEnd = PassageFinder.LineEndAt(file.Text, start);
        var replacement = newText.ReplaceLineEnds(lineEnd);
        var edited = string.Concat(file.Text.AsSpan(0, start), replacement, file.Text.AsSpan(start + length));
        if (edited == file.Text)
            return ToolReply.Error("old_text and new_text differ in line ends only; use write_file to change those");

        files.WriteText(path, edited, file.Form);
        var replaced = ReplyText.Count(TextLines.Count(oldText), "line");
        return new ToolReply(
            $"edited {name} at line {TextLines.NumberAt(file.Text, start)} ({replaced} replaced by {TextLines.Count(newText)})",
            ChangedWorkspace: true);
    }

    private static string LineNumbers(string text, IReadOnlyList<(int Start, int Length)> passages)
    {
        const int most = 10;
        var numbers = passages.Take(most).Select(passage => TextLines.NumberAt(text, passage.Start)).Distinct();
        return $"lines {string.Join(", ", numbers)}{(passages.Count > most ? ", ..." : "")}";
    }

    private static string AdviceForMissing(string text, string oldText)
    {
        var wanted = TextLines.Of(oldText).Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
        if (wanted is null)
            return "give text, not only white space";
        var lines = TextLines.Of(text);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Trim() == wanted)
                return $"line {i + 1} is like its first line, so the white space or a later line differs: read the file there and copy the passage exactly";
        }

        return "read the file and copy the passage exactly";
    }
}
