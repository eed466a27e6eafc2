using System.Security.Cryptography;

namespace Harness.Sandboxes;

/// <summary>Copies, fingerprints and deletes whole workspaces.</summary>
public static class WorkspaceFolder
{
    private static readonly TreeLimits DefaultLimits = new();

    /// <summary>Copies all files and folders of a trusted folder. The copies are writable whether the originals are or not.</summary>
    /// <param name="from">An existing folder.</param>
    /// <param name="to">Created with the folders above it when missing; must not hold a file of the same path.</param>
    /// <exception cref="InvalidDataException">The source holds a link.</exception>
    /// <exception cref="IOException">A file cannot be read or written, or exists already.</exception>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                throw new InvalidDataException($"'{entry.FullName}' is a link; a workspace holds only files and folders");
            if (entry is DirectoryInfo)
                Copy(entry.FullName, target);
            else
                CopyWritable(entry.FullName, target);
        }
    }

    /// <summary>
    /// Deletes a folder with all that untrusted code may have put there: read-only and forbidden entries, deep trees, names in no
    /// encoding. Links are deleted, not followed. Does nothing when the folder is missing.
    /// </summary>
    /// <exception cref="IOException">Something is left.</exception>
    public static void DeleteAll(string path) => StubbornFolder.Delete(path);

    /// <summary>Lists all regular files with size and hash. Follows no link and opens nothing but regular files.</summary>
    /// <param name="root">An existing folder, possibly filled by untrusted code of which nothing runs any more.</param>
    /// <param name="limits">Default: <see cref="TreeLimits"/> as constructed. Files beyond them are left out.</param>
    public static WorkspaceSnapshot Snapshot(string root, TreeLimits? limits = null)
    {
        var files = new List<FileFingerprint>();
        var (leftOut, complete) = VisitFiles(root, limits ?? DefaultLimits, (path, content) =>
            files.Add(new FileFingerprint(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)))));
        return new WorkspaceSnapshot(files, leftOut, complete);
    }

    /// <summary>
    /// Freezes a workspace: copies its regular files and nothing else, so that whoever reads the copy meets no link, pipe or flood.
    /// </summary>
    /// <param name="from">An existing folder, possibly filled by untrusted code of which nothing runs any more.</param>
    /// <param name="to">Created with the folders above it when missing; must be empty.</param>
    /// <param name="limits">Default: <see cref="TreeLimits"/> as constructed.</param>
    /// <exception cref="IOException">A file cannot be written, for example as the disk is full.</exception>
    public static FrozenCopy CopyRegularFiles(string from, string to, TreeLimits? limits = null)
    {
        Directory.CreateDirectory(to);
        var files = 0;
        var bytes = 0L;
        var (leftOut, complete) = VisitFiles(from, limits ?? DefaultLimits, (path, content) =>
        {
            var target = Path.Combine(to, Path.Combine(path.Split('/')));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var copy = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            content.CopyTo(copy);
            files++;
            bytes += content.Length;
        });
        return new FrozenCopy(files, bytes, leftOut, complete);
    }

    private static (List<LeftOut> LeftOut, bool IsComplete) VisitFiles(string root, TreeLimits limits, Action<string, FileStream> visit)
    {
        var workspace = WorkspaceFiles.Open(root);
        var listing = workspace.List(".", limits.MaxEntries);
        var leftOut = new List<LeftOut>();
        var room = limits.MaxTotalBytes;
        foreach (var entry in listing.Entries)
        {
            if (entry.Kind == WorkspaceEntryKind.Folder)
                continue;
            if (ReasonAgainst(entry, limits, room) is { } reason)
            {
                leftOut.Add(new LeftOut(entry.Path, entry.Kind, reason));
                continue;
            }

            if (OpenOrNull(workspace, entry.Path) is not { } content)
            {
                leftOut.Add(new LeftOut(entry.Path, entry.Kind, "not readable"));
                continue;
            }

            using (content)
                visit(entry.Path, content);
            room -= entry.Size;
        }

        return (leftOut, listing.IsComplete);
    }

    private static string? ReasonAgainst(WorkspaceEntry entry, TreeLimits limits, long room) => entry.Kind switch
    {
        WorkspaceEntryKind.Link => "symbolic link",
        WorkspaceEntryKind.Special => "pipe, socket or device",
        WorkspaceEntryKind.Unnameable => "unusable name",
        _ when entry.Size > limits.MaxFileBytes => $"larger than {limits.MaxFileBytes} bytes",
        _ when entry.Size > room => $"beyond {limits.MaxTotalBytes} bytes in all",
        _ => null,
    };

    private static FileStream? OpenOrNull(WorkspaceFiles workspace, string path)
    {
        try
        {
            return workspace.OpenRead(path);
        }
        catch (WorkspaceAccessException)
        {
            return null;
        }
    }

    private static void CopyWritable(string from, string to)
    {
        File.Copy(from, to);
        if (OperatingSystem.IsWindows())
            File.SetAttributes(to, FileAttributes.Normal);
        else
            File.SetUnixFileMode(to, File.GetUnixFileMode(to) | UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
