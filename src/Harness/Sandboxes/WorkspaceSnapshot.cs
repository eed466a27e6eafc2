namespace Harness.Sandboxes;

/// <summary>
/// What a folder held at one moment, with the content of its regular files. It lives in memory: nothing that happens on disk
/// afterwards, and no process that somebody left behind, can change it. Empty folders do not count.
/// </summary>
public sealed class WorkspaceSnapshot
{
    private readonly Dictionary<string, WorkspaceFile> _byPath;

    private WorkspaceSnapshot(IReadOnlyList<WorkspaceFile> files, IReadOnlyList<LeftOut> leftOut, bool isComplete)
    {
        Files = files;
        LeftOut = leftOut;
        IsComplete = isComplete;
        _byPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>The regular files, sorted by path, ordinally.</summary>
    public IReadOnlyList<WorkspaceFile> Files { get; }

    /// <summary>Links, pipes, sockets, devices, and what was beyond the limits, sorted by path, ordinally.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; }

    /// <summary>False when the folder held more entries than the limits allow to list, or a folder that could not be read.</summary>
    public bool IsComplete { get; }

    /// <summary>The file of that path, or null.</summary>
    public WorkspaceFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>A snapshot of files that are in memory already.</summary>
    public static WorkspaceSnapshot Of(IEnumerable<WorkspaceFile> files) =>
        new([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], [], isComplete: true);

    /// <summary>Reads a folder that may be hostile. Follows no link and opens nothing but regular files.</summary>
    /// <param name="root">An existing folder, possibly filled by untrusted code.</param>
    /// <param name="known">Files with the same path and content are shared with this snapshot and do not count towards the limit of bytes.</param>
    /// <param name="limits">Default: <see cref="TreeLimits"/> as constructed.</param>
    public static WorkspaceSnapshot Take(string root, WorkspaceSnapshot? known = null, TreeLimits? limits = null)
    {
        limits ??= new TreeLimits();
        var workspace = WorkspaceFiles.Open(root);
        var listing = workspace.List(".", limits.MaxEntries);
        List<WorkspaceFile> files = [];
        List<LeftOut> leftOut = [];
        var room = limits.MaxTotalBytes;
        foreach (var entry in listing.Entries.Where(entry => entry.Kind != WorkspaceEntryKind.Folder))
        {
            var before = known?.Find(entry.Path);
            if (ReasonAgainst(entry, limits, before?.Content.Length == entry.Size ? entry.Size : room) is { } reason)
            {
                leftOut.Add(new LeftOut(entry.Path, entry.Kind, reason));
            }
            else if (ReadOrNull(workspace, entry.Path, limits) is not { } content)
            {
                leftOut.Add(new LeftOut(entry.Path, entry.Kind, "not readable"));
            }
            else
            {
                var file = new WorkspaceFile(entry.Path, content);
                var isKnown = before?.HasContentOf(file) == true;
                files.Add(isKnown ? before! : file);
                room -= isKnown ? 0 : content.Length;
            }
        }

        return new WorkspaceSnapshot(files, leftOut, listing.IsComplete);
    }

    /// <summary>Reads a folder of the repository.</summary>
    /// <param name="root">The folder; one that is missing is an empty one.</param>
    /// <exception cref="InvalidDataException">It holds a link or something else that is no file and no folder, or is larger than <see cref="TreeLimits"/>.</exception>
    public static WorkspaceSnapshot OfTrusted(string root)
    {
        if (!Directory.Exists(root))
            return Of([]);
        var snapshot = Take(root);
        if (snapshot.LeftOut is [var first, ..])
            throw new InvalidDataException($"'{Path.Combine(root, first.Path)}' cannot be part of a workspace: {first.Reason}");
        return snapshot.IsComplete ? snapshot : throw new InvalidDataException($"'{root}' holds too many files");
    }

    /// <summary>Writes all files below a folder, which is made when missing.</summary>
    /// <exception cref="IOException">A file cannot be written, for example as the disk is full, or exists already.</exception>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        string? made = null;
        foreach (var file in Files)
        {
            var target = Path.Combine([folder, .. file.Path.Split('/')]);
            if (Path.GetDirectoryName(target) is { } parent && parent != made)
                made = Directory.CreateDirectory(parent).FullName;
            using var handle = File.OpenHandle(target, FileMode.CreateNew, FileAccess.Write);
            RandomAccess.Write(handle, file.Content, fileOffset: 0);
        }
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

    private static byte[]? ReadOrNull(WorkspaceFiles workspace, string path, TreeLimits limits)
    {
        try
        {
            return workspace.ReadBytes(path, (int)Math.Min(limits.MaxFileBytes, int.MaxValue));
        }
        catch (WorkspaceAccessException)
        {
            return null;
        }
    }
}
