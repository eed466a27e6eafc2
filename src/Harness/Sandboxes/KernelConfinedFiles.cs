using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Harness.Sandboxes;

/// <summary>
/// Linux: the kernel itself resolves each path below the root and refuses links (openat2, Linux 5.6 or later), so a process
/// that exchanges folders for links while a path is resolved gains nothing.
/// </summary>
public sealed class KernelConfinedFiles(string root) : WorkspaceFiles(root)
{
    private const int NotPermitted = 1, NoEntry = 2, NoDevice = 6, AccessDenied = 13, Exists = 17, CrossDevice = 18,
        NotFolder = 20, IsFolder = 21, NameTooLong = 36, NoSystemCall = 38, Loop = 40;

    private const uint NewFileMode = 0b110_100_100;
    private const uint NewFolderMode = 0b111_101_101;

    private static long _writes;

    /// <summary>Whether this system offers openat2 for that folder. Old kernels lack it and some container runtimes forbid it.</summary>
    public static bool IsSupported(string root)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var folder = LinuxCalls.OpenRoot(Path.GetFullPath(root));
        using var same = LinuxCalls.OpenBeneath(folder, ".", LinuxCalls.PathOnly | LinuxCalls.Folder);
        return !same.IsInvalid || Marshal.GetLastPInvokeError() is not (NoSystemCall or NotPermitted);
    }

    private protected override SafeFileHandle OpenFile(WorkspacePath path)
    {
        using var folder = LinuxCalls.OpenRoot(Root);
        // Non-blocking, because opening a pipe waits for its other end.
        var file = OpenBeneath(folder, path.ToString(), path, LinuxCalls.ReadOnly | LinuxCalls.NonBlocking);
        var kind = LinuxCalls.Facts(file)?.Kind ?? WorkspaceEntryKind.Special;
        if (WorkspaceProblems.OfFile(path, kind) is not { } problem)
            return file;
        file.Dispose();
        throw problem;
    }

    private protected override IReadOnlyList<(string Name, WorkspaceEntryKind Kind, long Size)> ReadFolder(WorkspacePath folder, int limit)
    {
        using var top = LinuxCalls.OpenRoot(Root);
        using var opened = OpenBeneath(top, folder.ToString(), folder, LinuxCalls.ReadOnly | LinuxCalls.NonBlocking | LinuxCalls.Folder);
        // The descriptor's own path leads to the folder that was vetted, wherever its name leads by now.
        var byDescriptor = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{opened.DangerousGetHandle()}");
        return FolderNames.Read(byDescriptor, limit).ConvertAll(name =>
        {
            var facts = LinuxCalls.Facts(opened, name);
            var kind = facts?.Kind ?? WorkspaceEntryKind.Special;
            return (name, kind, kind == WorkspaceEntryKind.File ? (long)facts!.Value.Size : 0);
        });
    }

    private protected override void ReplaceFile(WorkspacePath path, ReadOnlySpan<byte> bytes)
    {
        using var folder = OpenOrCreateFolder(path.Parent);
        var old = LinuxCalls.Facts(folder, path.Name);
        if (old is { } existing && WorkspaceProblems.OfFile(path, existing.Kind) is { } problem)
            throw problem;

        var draft = string.Create(CultureInfo.InvariantCulture, $".harness-write-{Environment.ProcessId}-{Interlocked.Increment(ref _writes)}");
        using (var file = OpenBeneath(folder, draft, path, LinuxCalls.WriteOnly | LinuxCalls.Create | LinuxCalls.Exclusive, NewFileMode))
        {
            try
            {
                RandomAccess.Write(file, bytes, fileOffset: 0);
                if (old is { } replaced)
                    _ = LinuxCalls.SetMode(file, replaced.Permissions);
                LinuxCalls.GiveToOwnerOf(folder, draft);
                if (LinuxCalls.Rename(folder, draft, folder, path.Name) != 0)
                    throw ProblemOf(Marshal.GetLastPInvokeError(), path);
            }
            catch
            {
                _ = LinuxCalls.Unlink(folder, draft, 0);
                throw;
            }
        }
    }

    private SafeFileHandle OpenOrCreateFolder(WorkspacePath path)
    {
        var current = LinuxCalls.OpenRoot(Root);
        foreach (var step in path.FromTopDown())
        {
            using var parent = current;
            current = OpenOrCreateFolder(parent, step);
        }

        return current;
    }

    private static SafeFileHandle OpenOrCreateFolder(SafeFileHandle parent, WorkspacePath path)
    {
        const int flags = LinuxCalls.PathOnly;
        var folder = LinuxCalls.OpenBeneath(parent, path.Name, flags | LinuxCalls.Folder);
        if (!folder.IsInvalid || Marshal.GetLastPInvokeError() != NoEntry)
            return Checked(folder, path);

        if (LinuxCalls.MakeFolder(parent, path.Name, NewFolderMode) == 0)
            LinuxCalls.GiveToOwnerOf(parent, path.Name);
        else if (Marshal.GetLastPInvokeError() is var error and not Exists)
            throw ProblemOf(error, path);
        return OpenBeneath(parent, path.Name, path, flags | LinuxCalls.Folder);
    }

    private static SafeFileHandle OpenBeneath(SafeFileHandle folder, string name, WorkspacePath path, int flags, uint mode = 0) =>
        Checked(LinuxCalls.OpenBeneath(folder, name, flags, mode), path);

    private static SafeFileHandle Checked(SafeFileHandle handle, WorkspacePath path) =>
        handle.IsInvalid ? throw ProblemOf(Marshal.GetLastPInvokeError(), path) : handle;

    private static Exception ProblemOf(int error, WorkspacePath path) => error switch
    {
        NoEntry => WorkspaceProblems.Missing(path),
        Loop => WorkspaceProblems.Link(path),
        CrossDevice => WorkspaceProblems.Outside(path),
        IsFolder => WorkspaceProblems.IsFolder(path),
        NotFolder => WorkspaceProblems.NotFolder(path),
        NoDevice => WorkspaceProblems.Special(path),
        AccessDenied or NotPermitted => WorkspaceProblems.Denied(path),
        NameTooLong => WorkspaceProblems.TooLong(path),
        // A full disk or a broken one is no fault of the model.
        _ => new IOException($"cannot open '{path}': {Marshal.GetPInvokeErrorMessage(error)}"),
    };
}
