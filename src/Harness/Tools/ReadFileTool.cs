using System.Text;
using Harness.Sandboxes;

namespace Harness.Tools;

/// <summary>Shows one page of a text file.</summary>
/// <param name="files">The workspace.</param>
public sealed class ReadFileTool(WorkspaceFiles files) : AgentTool
{
    /// <summary>The most lines of one page.</summary>
    public const int MaxLines = 200;

    /// <summary>The most characters of one page, without its header.</summary>
    public const int MaxCharacters = 12_000;

    public override string Name => ToolNames.ReadFile;

    public override string Description =>
        $"Reads a text file, one page at a time: at most {MaxLines} lines and {MaxCharacters} characters. The first line of the reply is a header that says which lines follow, of how many, and where to read on; after it comes the content as it is.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new("path", ToolParameterType.String, "The file, relative to the workspace, such as src/Program.cs."),
        new("start_line", ToolParameterType.Integer, "The first line to show, from 1. Default: 1.", Required: false),
        new("line_count", ToolParameterType.Integer, $"How many lines to show, 1 to {MaxLines}. Default: {MaxLines}.", Required: false),
    ];

    public override ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        try
        {
            return ValueTask.FromResult(Read(
                arguments.Text("path"),
                arguments.OptionalInteger("start_line") ?? 1,
                arguments.OptionalInteger("line_count") ?? MaxLines));
        }
        catch (WorkspaceAccessException e)
        {
            return ValueTask.FromResult(ToolReply.Error(e.Message));
        }
    }

    private ToolReply Read(string path, long startLine, long lineCount)
    {
        if (startLine < 1)
            return ToolReply.Error("start_line must be 1 or more; lines count from 1");
        if (lineCount < 1)
            return ToolReply.Error($"line_count must be 1 to {MaxLines}");

        var text = files.ReadText(path);
        var name = WorkspacePath.Parse(path).ToString();
        var lines = TextLines.Of(text.Text);
        if (lines.Count == 0)
            return new ToolReply($"{name} is empty");
        if (startLine > lines.Count)
            return ToolReply.Error($"start_line is {startLine}, but {name} has {ReplyText.Count(lines.Count, "line")}");

        var first = (int)startLine;
        var page = Page(lines, first, (int)Math.Min(lineCount, MaxLines), out var last);
        return new ToolReply(Header(name, text, lines, first, last) + "\n" + page);
    }

    private static string Page(IReadOnlyList<string> lines, int first, int count, out int last)
    {
        var page = new StringBuilder(ReplyText.Cut(lines[first - 1], MaxCharacters));
        last = first;
        while (last < lines.Count && last - first + 1 < count && page.Length + 1 + lines[last].Length <= MaxCharacters)
        {
            page.Append('\n').Append(lines[last]);
            last++;
        }

        return page.ToString();
    }

    private static string Header(string name, WorkspaceText text, IReadOnlyList<string> lines, int first, int last)
    {
        var notes = new List<string>();
        if (last < lines.Count)
            notes.Add($"read on with start_line {last + 1}");
        if (lines[first - 1].Length > MaxCharacters)
            notes.Add($"line {first} has {lines[first - 1].Length} characters and is cut");
        if (!text.IsComplete)
            notes.Add($"the file is longer: only its first {WorkspaceFiles.MaxTextBytes} bytes can be read");
        if (text.Form == TextForm.Unknown)
            notes.Add("not UTF-8: shown as Latin-1, cannot be edited");
        else if (text.Form is TextForm.Utf16 or TextForm.Utf16BigEndian)
            notes.Add("UTF-16");
        if (text.Text.Contains("\r\n", StringComparison.Ordinal))
            notes.Add("line ends are CRLF");
        if (text.IsComplete && last == lines.Count && text.Text[^1] != '\n')
            notes.Add("no line end at the end of the file");

        var header = $"{name} lines {first}-{last} of {lines.Count}";
        return notes.Count == 0 ? header : $"{header} ({string.Join("; ", notes)})";
    }
}
