using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Harness.Sandboxes.Linux;

/// <summary>Gives folders that root made to the user who is to work in them.</summary>
internal static class FolderOwner
{
    /// <summary>
    /// Gives a folder with all that is in it to a user, once: one that belongs to the user already is left as it is. No link is followed.
    /// </summary>
    /// <remarks>What root writes into it later is given by whoever writes, see <see cref="LinuxCalls.GiveToOwnerOf"/>.</remarks>
    /// <exception cref="IOException">Something in it cannot be given.</exception>
    public static void Give(string folder, uint user)
    {
        using var handle = LinuxCalls.OpenRoot(folder);
        if (LinuxCalls.Facts(handle)?.User != user)
            Give(handle, ".", user);
    }

    // A folder comes after what is in it: one that was given has been given whole.
    private static void Give(SafeFileHandle parent, string name, uint user)
    {
        using var folder = LinuxCalls.OpenBeneath(parent, name, LinuxCalls.ReadOnly | LinuxCalls.NonBlocking | LinuxCalls.Folder);
        if (folder.IsInvalid)
            throw new IOException($"the folder '{name}' cannot be opened to give it to the sandbox's user");
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{folder.DangerousGetHandle()}");
        foreach (var entry in FolderNames.Read(path, int.MaxValue))
        {
            if (LinuxCalls.Facts(folder, entry)?.Kind == WorkspaceEntryKind.Folder)
                Give(folder, entry, user);
            else if (!LinuxCalls.GiveTo(user, folder, entry))
                throw new IOException($"'{entry}' cannot be given to the sandbox's user");
        }

        if (!LinuxCalls.GiveTo(user, parent, name))
            throw new IOException($"the folder '{name}' cannot be given to the sandbox's user");
    }
}
