using System.Globalization;
using Harness.Sandboxes.Landlock;

namespace Harness.Sandboxes.Docker;

/// <summary>Whom programs in containers run as: never root, and somebody who may write the workspaces.</summary>
/// <param name="Id">The user's number, in the container and, unless the engine maps users, on the host.</param>
/// <param name="Group">The group's number.</param>
/// <param name="IsGiven">The harness is root, so workspaces are given to the user; otherwise they are the user's already.</param>
internal sealed record ContainerUser(uint Id, uint Group, bool IsGiven)
{
    /// <summary>In the one range below 65536 that no system gives out (60578 to 61183, https://systemd.io/UIDS-GIDS/, read 2026-11-26).</summary>
    private const uint Nobody = 60_600;

    /// <summary>The first user of a desktop; where containers run in a virtual machine, folders of the host belong to everybody.</summary>
    private const uint First = 1000;

    /// <summary>As an engine takes it.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Group}");

    /// <summary>The user for this process.</summary>
    /// <param name="ownFolder">A folder that this process made.</param>
    public static ContainerUser ForThisProcess(string ownFolder)
    {
        if (!OperatingSystem.IsLinux())
            return new ContainerUser(First, First, IsGiven: false);
        using var folder = LinuxCalls.OpenRoot(ownFolder);
        var facts = LinuxCalls.Facts(folder) ?? throw new IOException($"'{ownFolder}' cannot be looked at");
        return facts.User == 0 ? new ContainerUser(Nobody, Nobody, IsGiven: true) : new ContainerUser(facts.User, facts.Group, IsGiven: false);
    }

    /// <summary>Sees to it that the user may write what is mounted for writing.</summary>
    /// <exception cref="IOException">A folder is missing.</exception>
    public void GiveWritable(SandboxCommand command)
    {
        if (!IsGiven)
            return;
        foreach (var mount in command.Mounts.Where(mount => mount.IsWritable))
            UserFolders.Give(mount.HostPath, new SandboxUser(Id, Group));
    }
}
