using System.Globalization;
using System.Runtime.InteropServices;

namespace Harness.Sandboxes.Linux;

/// <summary>
/// Folders and files of root, wherever they lie, made reachable for a user without rights: the thread that starts sandboxes gets a mount namespace of
/// its own, and in it a file system in memory where each is mounted under a number. Used on that thread alone.
/// </summary>
/// <remarks>
/// Workspaces and programs often lie below folders that only root may enter. Opening those for another user would open them for everybody;
/// these mounts exist for the thread and its children only, and vanish with it.
/// </remarks>
internal sealed partial class StagedMounts
{
    private const int NewMountNamespace = 0x2_0000;
    private const ulong NoSetUser = 2, NoDevices = 4, Bind = 0x1000, Recursive = 0x4000, Private = 0x4_0000;
    private const int Detach = 2;

    private readonly string folder;
    private int count;

    private StagedMounts(string folder) => this.folder = folder;

    /// <summary>Gives the calling thread its namespace.</summary>
    /// <param name="folder">An existing folder that everybody may enter. Nobody but the thread sees what is mounted there.</param>
    /// <exception cref="IOException">The kernel refused, e.g. in a container without CAP_SYS_ADMIN.</exception>
    public static StagedMounts Begin(string folder)
    {
        Check(Unshare(NewMountNamespace), "a mount namespace");
        Check(Mount("none", "/", null, Recursive | Private, null), "private mounts");
        Check(Mount("harness", folder, "tmpfs", NoSetUser | NoDevices, "mode=755,size=1m"), "a file system in memory");
        return new StagedMounts(folder);
    }

    /// <summary>Mounts a folder or a file.</summary>
    /// <returns>Where everybody in this namespace can reach it.</returns>
    /// <exception cref="IOException">It does not exist, or the kernel refused.</exception>
    public string Add(string path)
    {
        count++;
        var place = Path.Combine(folder, count.ToString(CultureInfo.InvariantCulture));
        if (File.Exists(path))
            File.WriteAllBytes(place, []);
        else
            Directory.CreateDirectory(place);
        try
        {
            Check(Mount(path, place, null, Bind | Recursive, null), $"a mount of {path}");
        }
        catch (IOException)
        {
            Remove(place);
            throw;
        }

        return place;
    }

    /// <summary>Takes a mount away; sandboxes that have it keep it.</summary>
    public static void Remove(string place)
    {
        _ = Unmount(place, Detach);
        try
        {
            if (File.Exists(place))
                File.Delete(place);
            else
                Directory.Delete(place);
        }
        catch (IOException)
        {
            // Still mounted: it goes away with the namespace.
        }
    }

    private static void Check(int outcome, string what)
    {
        if (outcome != 0)
            throw new IOException($"the kernel refuses {what}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Mount(string source, string target, string? type, ulong flags, string? data);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unmount(string target, int flags);
}
