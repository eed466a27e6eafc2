using Microsoft.Win32.SafeHandles;

namespace Harness.Sandboxes;

/// <summary>
/// Confined file access below a root that untrusted code can also write. Paths are relative to the root; nothing is ever read
/// or written through a link, a pipe or a device. Thread-safe as far as the file system is.
/// </summary>
/// <remarks>
/// Reading follows no hard link rule: whoever could link a file into the workspace could also have copied it. Writing replaces
/// the file and so never reaches through a hard link.
/// </remarks>
public abstract class WorkspaceFiles
{
    /// <summary>The most bytes that <see cref="ReadText"/> reads of one file: 4 MB.</summary>
    public const int MaxTextBytes = 4 << 20;

    /// <summary>The most bytes that one write may have: 1 MB.</summary>
    public const int MaxWriteBytes = 1 << 20;

    // Walking stops after so many entries, whatever part of them the caller wants to see.
    private const int MaxWalkedEntries = 200_000;

    private protected WorkspaceFiles(string root) => Root = Path.GetFullPath(root);

    private protected string Root { get; }

    /// <summary>Access that is as strict as the system allows: by kernel-checked paths on Linux, otherwise by checking each name.</summary>
    /// <param name="root">An existing folder.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static WorkspaceFiles Open(string root)
    {
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"the workspace '{root}' does not exist");
        return KernelConfinedFiles.IsSupported(root) ? new KernelConfinedFiles(root) : new NameCheckedFiles(root);
    }

    /// <summary>Whether the path names a regular file that can be reached without a link.</summary>
    public bool FileExists(string path)
    {
        try
        {
            OpenFile(WorkspacePath.Parse(path)).Dispose();
            return true;
        }
        catch (WorkspaceAccessException)
        {
            return false;
        }
    }

    /// <summary>Opens a regular file.</summary>
    /// <exception cref="WorkspaceAccessException">It is missing, not a regular file, not readable, or lies behind a link.</exception>
    public FileStream OpenRead(string path) => new(OpenFile(WorkspacePath.Parse(path)), FileAccess.Read, bufferSize: 0);

    /// <summary>All bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">A longer file is refused.</param>
    /// <exception cref="WorkspaceAccessException">As <see cref="OpenRead"/>, or the file is too long.</exception>
    public byte[] ReadBytes(string path, int maxBytes = MaxTextBytes)
    {
        using var stream = OpenRead(path);
        if (stream.Length > maxBytes)
            throw new WorkspaceAccessException($"'{path}' has {stream.Length} bytes; at most {maxBytes} can be read");
        return ReadUpTo(stream, maxBytes);
    }

    /// <summary>The text of a file, or its beginning when it is longer than <see cref="MaxTextBytes"/>.</summary>
    /// <exception cref="WorkspaceAccessException">As <see cref="OpenRead"/>, or the file is binary.</exception>
    public WorkspaceText ReadText(string path)
    {
        using var stream = OpenRead(path);
        var bytes = ReadUpTo(stream, MaxTextBytes);
        return WorkspaceText.Decode(bytes, isComplete: stream.Length <= bytes.Length)
            ?? throw new WorkspaceAccessException($"'{path}' is a binary file ({stream.Length} bytes) and cannot be shown as text");
    }

    /// <summary>Creates or replaces a file, with the folders above it. Readers see the old content or the new, never a part.</summary>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="WorkspaceAccessException">The path cannot be written or the text is longer than <see cref="MaxWriteBytes"/>.</exception>
    public int WriteText(string path, string text, TextForm form = TextForm.Utf8)
    {
        var bytes = WorkspaceText.Encode(text, form);
        WriteBytes(path, bytes);
        return bytes.Length;
    }

    /// <inheritdoc cref="WriteText"/>
    public void WriteBytes(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxWriteBytes)
            throw new WorkspaceAccessException($"the content has {bytes.Length} bytes; at most {MaxWriteBytes} fit into one write. Write smaller files");
        var target = WorkspacePath.Parse(path);
        if (target.IsRoot)
            throw new WorkspaceAccessException($"'{path}' is the workspace itself; give the path of a file");
        ReplaceFile(target, bytes);
    }

    /// <summary>Lists a folder and everything below it.</summary>
    /// <param name="folder">The folder; <c>.</c> for the whole workspace.</param>
    /// <param name="maxEntries">The most entries returned.</param>
    /// <exception cref="WorkspaceAccessException">The folder is missing, not a folder, not readable, or lies behind a link.</exception>
    public WorkspaceListing List(string folder = ".", int maxEntries = 2000)
    {
        var entries = new List<WorkspaceEntry>();
        var top = WorkspacePath.Parse(folder);
        var pending = new Stack<WorkspacePath>([top]);
        var complete = true;
        while (entries.Count < MaxWalkedEntries && pending.TryPop(out var next))
        {
            try
            {
                complete &= AddEntries(next, entries, pending);
            }
            catch (WorkspaceAccessException) when (next != top)
            {
                // Unreadable, or exchanged since its parent was read.
                complete = false;
            }
        }

        entries.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return entries.Count > maxEntries
            ? new WorkspaceListing(entries.GetRange(0, maxEntries), IsComplete: false)
            : new WorkspaceListing(entries, complete && pending.Count == 0);
    }

    /// <summary>Opens a regular file for reading, without following any link and without waiting for a pipe's other end.</summary>
    private protected abstract SafeFileHandle OpenFile(WorkspacePath path);

    /// <summary>Puts a new file in the place of an old one or of none, creating folders as needed.</summary>
    private protected abstract void ReplaceFile(WorkspacePath path, ReadOnlySpan<byte> bytes);

    /// <summary>The names in one folder with their kind and, for files, size. At most <paramref name="limit"/>, in any order.</summary>
    private protected abstract IReadOnlyList<(string Name, WorkspaceEntryKind Kind, long Size)> ReadFolder(WorkspacePath folder, int limit);

    private bool AddEntries(WorkspacePath folder, List<WorkspaceEntry> entries, Stack<WorkspacePath> pending)
    {
        var room = MaxWalkedEntries - entries.Count;
        var children = ReadFolder(folder, room + 1);
        foreach (var (name, kind, size) in children.Take(room))
        {
            var path = folder.Child(name);
            if (path is null)
            {
                entries.Add(new WorkspaceEntry(folder.IsRoot ? name : $"{folder}/{name}", WorkspaceEntryKind.Unnameable, 0));
                continue;
            }

            entries.Add(new WorkspaceEntry(path.ToString(), kind, size));
            if (kind == WorkspaceEntryKind.Folder)
                pending.Push(path);
        }

        return children.Count <= room;
    }

    private static byte[] ReadUpTo(FileStream stream, int maxBytes)
    {
        var bytes = new byte[Math.Min(stream.Length, maxBytes)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}
