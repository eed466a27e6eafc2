namespace Harness.Sandboxes.Landlock;

/// <summary>Lets the user of a sandbox reach folders of the harness, when that is root.</summary>
internal static class UserFolders
{
    private const uint GroupEnters = 0x8, OthersEnter = 0x1;
    private const uint PrivateButForGroup = 0x1C8;

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
}
