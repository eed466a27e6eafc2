using System.Text;
using DiffPlex;
using DiffPlex.Renderer;

namespace Harness.Sandboxes;

/// <summary>The difference between two workspaces.</summary>
/// <param name="Text">
/// A unified diff as git writes it, with three lines of context; empty when nothing differs. Lines end with LF. Contains text of
/// files as it is: hostile.
/// </param>
/// <param name="Files">The files that differ, sorted by path, ordinally.</param>
public sealed record WorkspaceDiff(string Text, IReadOnlyList<FileChange> Files)
{
    /// <summary>Files with more bytes than this, 1 MB, are named and not shown.</summary>
    public const int MaxFileBytes = 1 << 20;

    /// <summary>Files with more lines than this are named and not shown: the time for comparing grows with the square.</summary>
    public const int MaxLines = 20_000;

    private static readonly UnidiffRenderer Renderer = new(contextLines: 3);
    private static readonly LineChunker Lines = new();

    /// <summary>
    /// Compares what a run started from with what it left. Links, pipes and files beyond the limits are named when they are new,
    /// gone, or in the place of something else; what is in them is not compared.
    /// </summary>
    public static WorkspaceDiff Between(WorkspaceSnapshot start, WorkspaceSnapshot final)
    {
        var oldOthers = Others(start);
        var newOthers = Others(final);
        var text = new StringBuilder();
        var changes = new List<FileChange>();
        var paths = start.Files.Concat(final.Files).Select(file => file.Path).Concat(oldOthers.Keys).Concat(newOthers.Keys);
        foreach (var path in paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var before = start.Find(path);
            var after = final.Find(path);
            var wasOther = oldOthers.GetValueOrDefault(path);
            var isOther = newOthers.GetValueOrDefault(path);
            if (wasOther == isOther && (before is null ? after is null : after?.HasContentOf(before) == true))
                continue;
            var existed = before is not null || wasOther is not null;
            var exists = after is not null || isOther is not null;
            changes.Add(AppendFile(
                text,
                path,
                existed ? exists ? FileChangeKind.Modified : FileChangeKind.Deleted : FileChangeKind.New,
                existed ? TextOrNull(before) : "",
                exists ? TextOrNull(after) : ""));
        }

        return new WorkspaceDiff(text.ToString(), changes);
    }

    private static FileChange AppendFile(StringBuilder text, string path, FileChangeKind kind, string? before, string? after)
    {
        var oldName = Quoted("a/" + path);
        var newName = Quoted("b/" + path);
        text.Append("diff --git ").Append(oldName).Append(' ').Append(newName).Append('\n');
        if (kind == FileChangeKind.New)
            text.Append("new file\n");
        if (kind == FileChangeKind.Deleted)
            text.Append("deleted file\n");
        var oldHeader = kind == FileChangeKind.New ? "/dev/null" : oldName;
        var newHeader = kind == FileChangeKind.Deleted ? "/dev/null" : newName;
        if (before is null || after is null)
        {
            text.Append("Files ").Append(oldHeader).Append(" and ").Append(newHeader).Append(" differ (binary, too large, or no regular file)\n");
            return new FileChange(path, kind, Added: null, Removed: null);
        }

        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Lines);
        var rendered = Renderer.Generate(diff, oldHeader, newHeader).Replace(Environment.NewLine, "\n", StringComparison.Ordinal);
        var added = diff.DiffBlocks.Sum(block => block.InsertCountB);
        var removed = diff.DiffBlocks.Sum(block => block.DeleteCountA);
        // Where a side has no lines at all, git counts from 0 and the renderer from 1.
        if (before.Length == 0)
            rendered = rendered.Replace($"\n@@ -1,0 +1,{added} @@\n", $"\n@@ -0,0 +1,{added} @@\n", StringComparison.Ordinal);
        if (after.Length == 0)
            rendered = rendered.Replace($"\n@@ -1,{removed} +1,0 @@\n", $"\n@@ -1,{removed} +0,0 @@\n", StringComparison.Ordinal);
        text.Append(rendered);
        return new FileChange(path, kind, added, removed);
    }

    private static Dictionary<string, string> Others(WorkspaceSnapshot snapshot) =>
        snapshot.LeftOut.Where(other => other.Kind != WorkspaceEntryKind.Unnameable).ToDictionary(other => other.Path, other => other.Reason, StringComparer.Ordinal);

    /// <summary>The text, with its byte order mark; null when it is binary, too large or no regular file.</summary>
    private static string? TextOrNull(WorkspaceFile? file)
    {
        if (file is not { Content.Length: <= MaxFileBytes, Text: { Form: not (TextForm.Utf16 or TextForm.Utf16BigEndian) } stored })
            return null;
        if (stored.Text.AsSpan().Count('\n') > MaxLines)
            return null;
        return stored.Form == TextForm.Utf8WithByteOrderMark ? '\uFEFF' + stored.Text : stored.Text;
    }

    /// <summary>The name, in quotes and escaped where git would do so: no name can forge a line of the diff.</summary>
    private static string Quoted(string name) =>
        name.Contains('"', StringComparison.Ordinal) ? $"\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : name;
}
