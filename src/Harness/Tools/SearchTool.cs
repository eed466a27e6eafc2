using System.Text.RegularExpressions;
using Harness.Sandboxes;

namespace Harness.Tools;

/// <summary>Searches the text files of the workspace, line by line, by a regular expression that cannot backtrack.</summary>
/// <param name="files">The workspace.</param>
/// <param name="clock">Measures the time of a search. Default: the system's.</param>
public sealed class SearchTool(WorkspaceFiles files, TimeProvider? clock = null) : AgentTool
{
    /// <summary>The most lines shown.</summary>
    public const int MaxHits = 100;

    /// <summary>The most characters shown of one line.</summary>
    public const int MaxLineCharacters = 300;

    /// <summary>The most characters of all lines shown together.</summary>
    public const int MaxCharacters = 12_000;

    private const int MaxPatternLength = 500;
    private const int MaxFiles = 20_000;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    public override string Name => ToolNames.Search;

    public override string Description =>
        $"Searches text files with a .NET regular expression, line by line. Shows at most {MaxHits} lines as path:line: text and says how many more match. Lookaround, backreferences and atomic groups are not supported. Binary files are left out.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new("pattern", ToolParameterType.String, $"The regular expression, at most {MaxPatternLength} characters. Escape special characters to find them, as in total\\("),
        new("folder", ToolParameterType.String, "Search only below this folder. Default: the whole workspace.", Required: false),
        new("path", ToolParameterType.String, "Search only this file.", Required: false),
        new("ignore_case", ToolParameterType.Boolean, "Whether upper and lower case are the same. Default: false.", Required: false),
    ];

    public override ValueTask<ToolReply> InvokeAsync(ToolArguments arguments, CancellationToken cancellation)
    {
        try
        {
            var pattern = arguments.Text("pattern");
            if (Compile(pattern, arguments.OptionalBoolean("ignore_case") ?? false, out var regex) is { } problem)
                return ValueTask.FromResult(ToolReply.Error(problem));
            var folder = arguments.OptionalText("folder");
            var path = arguments.OptionalText("path");
            if (folder is not null && path is not null)
                return ValueTask.FromResult(ToolReply.Error("give either folder or path, not both"));
            return ValueTask.FromResult(Search(regex!, path ?? folder ?? ".", cancellation));
        }
        catch (WorkspaceAccessException e)
        {
            return ValueTask.FromResult(ToolReply.Error(e.Message));
        }
    }

    private static string? Compile(string pattern, bool ignoreCase, out Regex? regex)
    {
        regex = null;
        if (pattern.Length == 0)
            return "the pattern is empty";
        if (pattern.Length > MaxPatternLength)
            return $"the pattern has {pattern.Length} characters; at most {MaxPatternLength} are allowed";
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            regex = new Regex(pattern, options, TimeLimit);
            return null;
        }
        catch (ArgumentException e)
        {
            return $"the pattern is no valid regular expression: {ReplyText.OneLine(e.Message)} To find text as it is, escape special characters with a backslash";
        }
        catch (NotSupportedException)
        {
            return "the pattern uses lookaround, a backreference, an atomic group or a very large repetition, which this search does not support; write it without";
        }
    }

    private ToolReply Search(Regex regex, string where, CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        var hits = new SearchHits();
        var paths = FilesAt(where, out var complete);
        var stopped = !complete;
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!SearchFile(regex, path, hits, () => _clock.GetElapsedTime(started) > TimeLimit))
            {
                stopped = true;
                break;
            }
        }

        return new ToolReply(hits.ToReply(stopped));
    }

    private bool SearchFile(Regex regex, string path, SearchHits hits, Func<bool> isTimeUp)
    {
        if (ReadOrNull(path) is not { } text)
            return true;
        var number = 0;
        foreach (var line in TextLines.Of(text))
        {
            number++;
            try
            {
                if (regex.IsMatch(line))
                    hits.Add(path, number, line);
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }

            if (number % 1000 == 0 && isTimeUp())
                return false;
        }

        return !isTimeUp();
    }

    private IEnumerable<string> FilesAt(string where, out bool complete)
    {
        complete = true;
        if (string.IsNullOrWhiteSpace(where))
            where = ".";
        if (files.FileExists(where))
            return [WorkspacePath.Parse(where).ToString()];
        var listing = files.List(where, MaxFiles);
        complete = listing.IsComplete;
        return listing.Entries.Where(entry => entry.Kind == WorkspaceEntryKind.File).Select(entry => entry.Path);
    }

    private string? ReadOrNull(string path)
    {
        try
        {
            return files.ReadText(path).Text;
        }
        catch (WorkspaceAccessException)
        {
            // Binary, or not readable.
            return null;
        }
    }
}
