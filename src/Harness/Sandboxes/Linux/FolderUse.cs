using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Harness.Sandboxes.Linux;

/// <summary>
/// What lies in folders that hostile code is writing to, counted until a limit is passed. Each folder is opened from the handle of its parent,
/// so no link is followed and no path gets too long.
/// </summary>
internal sealed class FolderUse
{
    /// <summary>Deeper than any project, and few enough handles.</summary>
    private const int DeepestLevel = 100;

    private readonly SandboxLimits limits;

    private FolderUse(SandboxLimits limits) => this.limits = limits;

    /// <summary>Bytes that all regular files take.</summary>
    public long Bytes { get; private set; }

    /// <summary>Files, folders and all else.</summary>
    public int Entries { get; private set; }

    /// <summary>The limit that is passed; null when none is.</summary>
    public SandboxEnd? PassedLimit =>
        Bytes > limits.DiskBytes ? SandboxEnd.DiskLimit
        : Entries > limits.Entries ? SandboxEnd.EntryLimit
        : null;

    /// <summary>Counts what is in folders, together.</summary>
    /// <param name="folders">Trusted paths; one that is missing is empty.</param>
    /// <param name="limits">Where to stop: bytes and entries.</param>
    /// <param name="deletedBytes">What files hold that are open and in no folder any more.</param>
    public static FolderUse Of(IEnumerable<string> folders, SandboxLimits limits, long deletedBytes = 0)
    {
        var use = new FolderUse(limits) { Bytes = deletedBytes };
        foreach (var folder in folders)
        {
            if (use.PassedLimit is not null)
                break;
            try
            {
                using var handle = LinuxCalls.OpenRoot(folder);
                use.AddFolder(handle, ".\0"u8, level: 0);
            }
            catch (IOException)
            {
                // Deleted meanwhile.
            }
        }

        return use;
    }

    private void AddFolder(SafeFileHandle parent, ReadOnlySpan<byte> name, int level)
    {
        using var folder = LinuxCalls.OpenBeneath(parent, name, LinuxCalls.ReadOnly | LinuxCalls.NonBlocking | LinuxCalls.Folder);
        if (folder.IsInvalid)
        {
            // A closed folder hides what nobody can count. Anything else was deleted or swapped for a link meanwhile.
            if (Marshal.GetLastPInvokeError() == LinuxCalls.NoAccess)
                Bytes = long.MaxValue;
            return;
        }

        foreach (var entry in LinuxCalls.ReadNames(folder, limits.Entries - Entries + 1))
        {
            Entries++;
            if (LinuxCalls.Facts(folder, entry) is not { } facts)
                // A folder whose names can be read and no more hides what they stand for. Otherwise it was deleted meanwhile.
                Bytes = Marshal.GetLastPInvokeError() == LinuxCalls.NoAccess ? long.MaxValue : Bytes;
            else if (facts.Kind == WorkspaceEntryKind.File)
                Bytes += facts.Bytes;
            else if (facts.Kind == WorkspaceEntryKind.Folder && level < DeepestLevel)
                AddFolder(folder, entry, level + 1);
            else if (facts.Kind == WorkspaceEntryKind.Folder)
                Entries = int.MaxValue;
            if (PassedLimit is not null)
                return;
        }
    }
}
