using System.Globalization;
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

    /// <summary>How a name that is no UTF-8 shows up, which cannot be asked for again.</summary>
    private const char NoUtf8 = '\uFFFD';

    private readonly SandboxLimits limits;

    private FolderUse(SandboxLimits limits) => this.limits = limits;

    /// <summary>Bytes of all regular files.</summary>
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
    public static FolderUse Of(IEnumerable<string> folders, SandboxLimits limits)
    {
        var use = new FolderUse(limits);
        foreach (var folder in folders)
        {
            if (use.PassedLimit is not null)
                break;
            try
            {
                using var handle = LinuxCalls.OpenRoot(folder);
                use.AddFolder(handle, ".", level: 0);
            }
            catch (IOException)
            {
                // Deleted meanwhile.
            }
        }

        return use;
    }

    /// <summary>What counts for a name that cannot be looked at: nobody gains from hiding a file.</summary>
    private long HiddenBytes => limits.FileBytes;

    private void AddFolder(SafeFileHandle parent, string name, int level)
    {
        using var folder = LinuxCalls.OpenBeneath(parent, name, LinuxCalls.ReadOnly | LinuxCalls.NonBlocking | LinuxCalls.Folder);
        if (folder.IsInvalid)
        {
            // Deleted meanwhile, as by an honest rm -r; anything else is hidden.
            Bytes += Marshal.GetLastPInvokeError() == LinuxCalls.NoEntry ? 0 : HiddenBytes;
            return;
        }

        foreach (var entry in NamesIn(folder))
        {
            Entries++;
            if (LinuxCalls.Facts(folder, entry) is not { } facts)
                Bytes += entry.Contains(NoUtf8, StringComparison.Ordinal) ? HiddenBytes : 0;
            else if (facts.Kind == WorkspaceEntryKind.File)
                Bytes += (long)facts.Size;
            else if (facts.Kind == WorkspaceEntryKind.Folder && level < DeepestLevel)
                AddFolder(folder, entry, level + 1);
            else if (facts.Kind == WorkspaceEntryKind.Folder)
                Entries = int.MaxValue;
            if (PassedLimit is not null)
                return;
        }
    }

    private List<string> NamesIn(SafeFileHandle folder)
    {
        try
        {
            // The descriptor's own path leads to the folder that was opened, wherever its name leads by now.
            var path = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{folder.DangerousGetHandle()}");
            return FolderNames.Read(path, limits.Entries - Entries + 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
