using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Harness.Sandboxes;

/// <summary>
/// Any system: looks at each name on the way and refuses links, then opens the path. Sound as long as no process of the agent
/// is alive during a call: one that exchanges a folder for a link between the look and the opening is not noticed.
/// </summary>
public sealed partial class NameCheckedFiles(string root) : WorkspaceFiles(root)
{
    private const int NoDevice = 6;
    private const int SocketOnMac = 102;

    private static long _writes;

    private protected override SafeFileHandle OpenFile(WorkspacePath path)
    {
        var full = Resolve(path);
        if (Directory.Exists(full))
            throw WorkspaceProblems.IsFolder(path);
        if (!File.Exists(full))
            throw WorkspaceProblems.Missing(path);
        return OperatingSystem.IsWindows() ? OpenOnWindows(full, path) : OpenOnUnix(full, path);
    }

    private protected override IReadOnlyList<(string Name, WorkspaceEntryKind Kind, long Size)> ReadFolder(WorkspacePath folder, int limit)
    {
        var full = Resolve(folder);
        if (!Directory.Exists(full))
            throw File.Exists(full) ? WorkspaceProblems.NotFolder(folder) : WorkspaceProblems.Missing(folder);
        try
        {
            return FolderNames.Read(full, limit).ConvertAll(name =>
            {
                var (kind, size) = Describe(Path.Combine(full, name));
                return (name, kind, size);
            });
        }
        catch (UnauthorizedAccessException)
        {
            throw WorkspaceProblems.Denied(folder);
        }
    }

    private protected override void ReplaceFile(WorkspacePath path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var folder = CreateFolder(path.Parent);
            var target = Path.Combine(folder, path.Name);
            var exists = TryDescribe(target, out var kind);
            if (exists && WorkspaceProblems.OfFile(path, kind) is { } problem)
                throw problem;

            var draft = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".harness-write-{Environment.ProcessId}-{Interlocked.Increment(ref _writes)}"));
            try
            {
                using (var file = File.OpenHandle(draft, FileMode.CreateNew, FileAccess.Write))
                    RandomAccess.Write(file, bytes, fileOffset: 0);
                if (exists && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
                File.Move(draft, target, overwrite: true);
            }
            catch
            {
                File.Delete(draft);
                throw;
            }
        }
        catch (UnauthorizedAccessException)
        {
            throw WorkspaceProblems.Denied(path);
        }
        catch (PathTooLongException)
        {
            throw WorkspaceProblems.TooLong(path);
        }
    }

    private string Resolve(WorkspacePath path)
    {
        try
        {
            foreach (var step in path.FromTopDown())
            {
                if (TryDescribeWithoutOpening(FullPath(step), out var attributes) && attributes.HasFlag(FileAttributes.ReparsePoint))
                    throw WorkspaceProblems.Link(path);
            }

            return FullPath(path);
        }
        catch (UnauthorizedAccessException)
        {
            throw WorkspaceProblems.Denied(path);
        }
    }

    private string CreateFolder(WorkspacePath path)
    {
        foreach (var step in path.FromTopDown())
        {
            var full = FullPath(step);
            if (!TryDescribeWithoutOpening(full, out var attributes))
                Directory.CreateDirectory(full);
            else if (attributes.HasFlag(FileAttributes.ReparsePoint))
                throw WorkspaceProblems.Link(step);
            else if (!attributes.HasFlag(FileAttributes.Directory))
                throw WorkspaceProblems.NotFolder(step);
        }

        return FullPath(path);
    }

    private string FullPath(WorkspacePath path) => path.IsRoot ? Root : Path.Combine([Root, .. path.Names]);

    private static (WorkspaceEntryKind Kind, long Size) Describe(string full)
    {
        if (!TryDescribe(full, out var kind))
            return (WorkspaceEntryKind.Special, 0);
        return (kind, kind == WorkspaceEntryKind.File ? new FileInfo(full).Length : 0);
    }

    private static bool TryDescribe(string full, out WorkspaceEntryKind kind)
    {
        kind = WorkspaceEntryKind.Special;
        if (!TryDescribeWithoutOpening(full, out var attributes))
            return false;
        if (attributes.HasFlag(FileAttributes.ReparsePoint))
            kind = WorkspaceEntryKind.Link;
        else if (attributes.HasFlag(FileAttributes.Directory))
            kind = WorkspaceEntryKind.Folder;
        else if (OperatingSystem.IsWindows() || IsSeekable(full))
            kind = WorkspaceEntryKind.File;
        return true;
    }

    private static bool TryDescribeWithoutOpening(string full, out FileAttributes attributes)
    {
        // Unlike File.GetAttributes this describes a link itself, also one that leads nowhere.
        var info = new FileInfo(full);
        attributes = info.Attributes;
        return attributes != (FileAttributes)(-1);
    }

    /// <summary>Tells files from pipes, sockets and devices, for which .NET has no question.</summary>
    private static bool IsSeekable(string full)
    {
        using var handle = OpenWithoutWaiting(full);
        // What cannot be opened cannot be looked at: a socket is no file, anything else merely lacks the permission.
        return handle.IsInvalid ? Marshal.GetLastPInvokeError() is not (NoDevice or SocketOnMac) : IsSeekable(handle);
    }

    private static bool IsSeekable(SafeFileHandle handle)
    {
        try
        {
            _ = RandomAccess.GetLength(handle);
            return true;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static SafeFileHandle OpenOnUnix(string full, WorkspacePath path)
    {
        var handle = OpenWithoutWaiting(full);
        if (!handle.IsInvalid && IsSeekable(handle))
            return handle;

        var error = handle.IsInvalid ? Marshal.GetLastPInvokeError() : NoDevice;
        handle.Dispose();
        throw error switch
        {
            NoDevice or SocketOnMac => WorkspaceProblems.Special(path),
            _ => WorkspaceProblems.Denied(path),
        };
    }

    private static SafeFileHandle OpenOnWindows(string full, WorkspacePath path)
    {
        try
        {
            return File.OpenHandle(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (UnauthorizedAccessException)
        {
            throw WorkspaceProblems.Denied(path);
        }
    }

    /// <summary>Opens for reading without waiting for the other end of a pipe, which .NET's own methods do.</summary>
    private static SafeFileHandle OpenWithoutWaiting(string full)
    {
        const int nonBlocking = 0x800, closeOnExec = 0x8_0000, nonBlockingOnMac = 0x4, closeOnExecOnMac = 0x100_0000;
        var flags = OperatingSystem.IsLinux() ? nonBlocking | closeOnExec : nonBlockingOnMac | closeOnExecOnMac;
        return new SafeFileHandle(OpenFile(full, flags), ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);
}
