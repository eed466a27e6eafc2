using System.Runtime.InteropServices;
using System.Text;

namespace Harness.Sandboxes.Linux;

/// <summary>The files that one provider's sandboxes are made from, in a folder of its own: a small <c>/etc</c> and the system call filter.</summary>
internal sealed class SandboxFiles
{
    private const UnixFileMode ForEverybody =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const string MountsName = "mounts";

    /// <summary>
    /// Without the first three, .NET's <c>restore</c> looks up names for ever. The user's number is the one that programs see, not the
    /// one that the host's kernel counts with.
    /// </summary>
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["passwd"] = "agent:x:1000:1000::/home/agent:/bin/sh\n",
        ["group"] = "agent:x:1000:\n",
        ["nsswitch.conf"] = "passwd: files\ngroup: files\nhosts: files\n",
        ["hosts"] = "127.0.0.1 localhost sandbox\n::1 localhost\n",
    };

    private readonly OwnedFolder owned;
    private readonly string folder;

    private SandboxFiles(OwnedFolder owned) => (this.owned, folder) = (owned, owned.Path);

    /// <summary>The folder with all of them.</summary>
    public string Folder => folder;

    /// <summary>Paths of the host by the name that they have in <c>/etc</c>.</summary>
    public IEnumerable<(string Host, string Inside)> Etc => Texts.Keys.Select(name => (Path.Combine(folder, name), "/etc/" + name));

    /// <summary>The system call filter, see <see cref="SeccompFilter"/>.</summary>
    public string Filter => Path.Combine(folder, "seccomp.bpf");

    /// <summary>An empty folder to mount something on.</summary>
    public string Mounts => Path.Combine(folder, MountsName);

    /// <summary>Where root makes such folders: everybody may enter it.</summary>
    public static string ParentForRoot => Directory.Exists("/run") ? "/run" : "/var/tmp";

    /// <summary>
    /// Removes those of harnesses that were killed and no other folder: others that lie there may be all that tells of what a harness left
    /// running, see <see cref="SandboxLeftovers"/>.
    /// </summary>
    /// <param name="parent">What <see cref="Create"/> was given.</param>
    /// <returns>How many there were.</returns>
    public static int Reap(string parent) => OwnedFolder.Reap(parent, folder => Directory.Exists(Path.Combine(folder, MountsName)));

    /// <summary>Writes the files.</summary>
    /// <param name="parent">Where; see <see cref="Reap"/>.</param>
    /// <param name="readableByAll">Another user has to read them.</param>
    public static SandboxFiles Create(string parent, bool readableByAll)
    {
        var files = new SandboxFiles(OwnedFolder.Create(parent));
        if (readableByAll)
            Open(files.folder);
        Directory.CreateDirectory(files.Mounts);
        Open(files.Mounts);
        foreach (var (name, text) in Texts)
            Write(Path.Combine(files.folder, name), Encoding.UTF8.GetBytes(text));
        Write(files.Filter, SeccompFilter.Build(RuntimeInformation.ProcessArchitecture));
        return files;
    }

    /// <summary>Deletes them; nothing happens when they are gone.</summary>
    public void Delete()
    {
        try
        {
            owned.Dispose();
        }
        catch (IOException)
        {
            // Reaped by a later harness.
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        Open(path);
    }

    private static void Open(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, ForEverybody);
    }
}
