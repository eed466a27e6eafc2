namespace Harness.Sandboxes.Docker;

/// <summary>
/// Small files that every container sees in the place of the engine's and the image's: an engine copies names and addresses of the host into
/// them, and .NET waits for ever where users and hosts cannot be looked up.
/// </summary>
internal sealed class ContainerFiles : IDisposable
{
    private const UnixFileMode Public = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly PrivateTemporaryFolder folder = new();

    public ContainerFiles(string home)
    {
        User = ContainerUser.ForThisProcess(folder.Path);
        Write("passwd", $"root:x:0:0:root:/root:/bin/sh\nagent:x:{User.Id}:{User.Group}:agent:{home}:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n");
        Write("group", $"root:x:0:\nagent:x:{User.Group}:\nnogroup:x:65534:\n");
        Write("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
        Write("hosts", "127.0.0.1 localhost sandbox\n::1 localhost\n");
        Write("resolv.conf", "");
        Mounts = [.. Directory.GetFiles(folder.Path).Select(file => new SandboxMount(file, "/etc/" + Path.GetFileName(file)))];
        SeccompProfile = Path.Combine(folder.Path, "seccomp.json");
        Write("seccomp.json", Docker.SeccompProfile.Json());
    }

    /// <summary>The user named <c>agent</c>.</summary>
    public ContainerUser User { get; }

    /// <summary>Where each file goes, read-only.</summary>
    public IReadOnlyList<SandboxMount> Mounts { get; }

    /// <summary>The path of a file with the profile, for engines that read it from there.</summary>
    public string SeccompProfile { get; }

    public void Dispose() => folder.Dispose();

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Public);
    }
}
