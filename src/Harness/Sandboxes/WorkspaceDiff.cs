using System.Text;
using DiffPlex;
using DiffPlex.Renderer;

namespace Harness.Sandboxes;

/// <summary>The difference between two folders.</summary>
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
    /// Compares two folders that nobody writes at the time. Links, pipes and files beyond the limits are named when they are new,
    /// gone, or in the place of something else; what is in them is not compared.
    /// </summary>
    /// <param name="oldRoot">An existing folder: what a run started from.</param>
    /// <param name="newRoot">An existing folder: what it left.</param>
    /// <param name="limits">For each folder; default: <see cref="TreeLimits"/> as constructed.</param>
    public static WorkspaceDiff Between(string oldRoot, string newRoot, TreeLimits? limits = null)
    {
        var oldEntries = IdentitiesByPath(oldRoot, limits);
        var newEntries = IdentitiesByPath(newRoot, limits);
        var oldFiles = WorkspaceFiles.Open(oldRoot);
        var newFiles = WorkspaceFiles.Open(newRoot);

        var text = new StringBuilder();
        var changes = new List<FileChange>();
        foreach (var path in oldEntries.Keys.Union(newEntries.Keys).Order(StringComparer.Ordinal))
        {
            var before = oldEntries.GetValueOrDefault(path);
            var after = newEntries.GetValueOrDefault(path);
            if (before == after)
                continue;
            var kind = before is null ? FileChangeKind.New : after is null ? FileChangeKind.Deleted : FileChangeKind.Modified;
            changes.Add(AppendFile(
                text,
                path,
                kind,
                before is null ? "" : ReadOrNull(oldFiles, path),
                after is null ? "" : ReadOrNull(newFiles, path)));
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

    private static Dictionary<string, string> IdentitiesByPath(string root, TreeLimits? limits)
    {
        var snapshot = WorkspaceFolder.Snapshot(root, limits);
        var identities = snapshot.Files.ToDictionary(file => file.Path, file => file.Sha256, StringComparer.Ordinal);
        foreach (var other in snapshot.LeftOut.Where(other => other.Kind != WorkspaceEntryKind.Unnameable))
            identities[other.Path] = other.Reason;
        return identities;
    }

    /// <summary>The text, with its byte order mark; null when it is binary, too large or no regular file.</summary>
    private static string? ReadOrNull(WorkspaceFiles files, string path)
    {
        try
        {
            var bytes = files.ReadBytes(path, MaxFileBytes);
            var text = WorkspaceText.Decode(bytes, isComplete: true);
            if (text is null || text.Form is TextForm.Utf16 or TextForm.Utf16BigEndian || text.Text.AsSpan().Count('\n') > MaxLines)
                return null;
            return text.Form == TextForm.Utf8WithByteOrderMark ? '\uFEFF' + text.Text : text.Text;
        }
        catch (WorkspaceAccessException)
        {
            return null;
        }
    }

    /// <summary>The name, in quotes and escaped where git would do so: no name can forge a line of the diff.</summary>
    private static string Quoted(string name) =>
        name.Contains('"', StringComparison.Ordinal) ? $"\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : name;
}
