using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Harness.Sandboxes.Landlock;

/// <summary>Gives folders of the harness, when that is root, to the user of a sandbox.</summary>
internal static class UserFolders
{
    private const int Deepest = 200;
    private const int MostNames = 100_000;
    private const uint GroupEnters = 0x8, OthersEnter = 0x1;
    private const uint PrivateButForGroup = 0x1C8;

    /// <summary>Gives a folder with all that is in it. Links are given themselves, never what they name.</summary>
    /// <exception cref="IOException">The folder cannot be opened.</exception>
    public static void Give(string path, SandboxUser user)
    {
        using var parent = LinuxCalls.OpenRoot(Path.GetDirectoryName(path)!);
        _ = LinuxCalls.GiveTo(user.Id, user.Group, parent, Path.GetFileName(path));
        using var folder = LinuxCalls.OpenRoot(path);
        GiveContent(folder, user, depth: 0);
    }

    /// <summary>
    /// Lets the user pass through the folders above a path; the harness's own private folders are opened for passing, for the sandboxes'
    /// group alone.
    /// </summary>
    /// <exception cref="SandboxException">Another folder keeps the user out.</exception>
    public static void LetPass(string path, SandboxUser user)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            using var handle = LinuxCalls.OpenRoot(folder);
            var facts = LinuxCalls.Facts(handle) ?? throw new SandboxException($"'{folder}' cannot be looked at");
            if ((facts.Permissions & OthersEnter) != 0 || (facts.Group == user.Group && (facts.Permissions & GroupEnters) != 0))
                continue;
            if (OperatingSystem.IsWindows() || facts.User != 0 || !PrivateFolder.IsOne(folder))
                throw new SandboxException($"programs in the sandbox do not run as root and cannot enter '{folder}'; chmod o+x it, or keep the harness and its work folder elsewhere");
            using var parent = LinuxCalls.OpenRoot(Path.GetDirectoryName(folder)!);
            _ = LinuxCalls.GiveTo(user: 0, user.Group, parent, Path.GetFileName(folder));
            File.SetUnixFileMode(folder, (UnixFileMode)PrivateButForGroup);
        }
    }

    private static void GiveContent(SafeFileHandle folder, SandboxUser user, int depth)
    {
        foreach (var name in FolderNames.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{folder.DangerousGetHandle()}"), MostNames))
        {
            if (LinuxCalls.Facts(folder, name) is not { } facts)
                continue;
            if (facts.User != user.Id)
                _ = LinuxCalls.GiveTo(user.Id, user.Group, folder, name);
            if (facts.Kind != WorkspaceEntryKind.Folder || depth == Deepest)
                continue;
            using var child = LinuxCalls.OpenBeneath(folder, name, LinuxCalls.PathOnly | LinuxCalls.Folder);
            if (!child.IsInvalid)
                GiveContent(child, user, depth + 1);
        }
    }
}
