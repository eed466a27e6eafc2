using Docker.DotNet.Models;

namespace Harness.Sandboxes.Docker;

/// <summary>How a command becomes a container: without network, capabilities or a writable root, and with limits on all that it may use.</summary>
/// <param name="engine">The engine that will run it.</param>
/// <param name="options">The image and the number of processors.</param>
/// <param name="files">What lies in <c>/etc</c>, and for whom.</param>
/// <param name="dotnet">The host's .NET, which containers see; null when they use that of the image.</param>
/// <param name="labels">What the containers are found by.</param>
internal sealed class ContainerPlan(DockerEngine engine, DockerOptions options, ContainerFiles files, DotnetFolder? dotnet, Dictionary<string, string> labels)
{
    public const string Home = "/home/agent";
    public const string Temporary = "/tmp";

    private const string DotnetRoot = "/opt/dotnet";
    private const string ImageDotnetRoot = "/usr/share/dotnet";
    private const long PrivateBytes = 64 << 20;
    private const long SharedMemoryBytes = 1 << 20;
    private const int OpenFiles = 512;

    /// <summary>All programs of a user count together, those outside of containers too; a container's own limit is another one.</summary>
    private const int UserProcesses = 16_384;

    // As the first process of its namespace the program would be deaf to most signals; so it is the second. The shell passes on how it ended
    // and, as not every engine tells, whether the kernel killed for memory.
    private const string Script = """
        exec 3>&2 2>/dev/null
        (exec "$@" 2>&3 3>&-)
        code=$?
        if [ $code = 137 ]; then
          for events in /sys/fs/cgroup/memory.events /sys/fs/cgroup/memory/memory.oom_control; do
            while read -r name count; do
              if [ "$name" = oom_kill ] && [ "$count" -gt 0 ]; then echo "OUT_OF_MEMORY" >&3; fi
            done <"$events"
          done
        fi
        exit $code
        """;

    /// <summary>What standard error ends with when the kernel killed for memory.</summary>
    public const string OutOfMemory = "killed: out of memory";

    /// <summary>The <c>dotnet</c> command in a container.</summary>
    public string Dotnet => (dotnet is null ? ImageDotnetRoot : DotnetRoot) + "/dotnet";

    /// <summary>The variables that a command starts with; the engine and the image may add to them.</summary>
    public Dictionary<string, string> VariablesOf(SandboxCommand command)
    {
        var root = Path.GetDirectoryName(Dotnet)!.Replace('\\', '/');
        var variables = SandboxEnvironment.Of(Home, Temporary, command.Limits.HeapBytes);
        variables["DOTNET_ROOT"] = root;
        variables["PATH"] += ":" + root;
        foreach (var (name, value) in command.Environment)
            variables[name] = value;
        return variables;
    }

    /// <summary>The container for a command.</summary>
    /// <param name="command">What runs in it.</param>
    /// <param name="name">Its name.</param>
    public CreateContainerParameters Of(SandboxCommand command, string name) => new()
    {
        Name = name,
        Image = options.Image,
        Entrypoint = ["/bin/sh", "-c", Script.Replace("OUT_OF_MEMORY", OutOfMemory, StringComparison.Ordinal), "sh"],
        Cmd = [command.Program, .. command.Arguments],
        Env = [.. VariablesOf(command).Select(variable => $"{variable.Key}={variable.Value}")],
        WorkingDir = command.WorkingDirectory,
        User = files.User.Text,
        Hostname = "sandbox",
        OpenStdin = true,
        StdinOnce = true,
        AttachStdin = true,
        AttachStdout = true,
        AttachStderr = true,
        Labels = labels,
        HostConfig = Confinement(command),
    };

    private HostConfig Confinement(SandboxCommand command) => new()
    {
        NetworkMode = "none",
        IpcMode = "private",
        CapDrop = ["ALL"],
        // Podman takes the profile's path, Docker the profile.
        SecurityOpt = ["no-new-privileges", "seccomp=" + (engine.IsPodman ? files.SeccompProfile : SeccompProfile.Json())],
        // Without root, podman's containers know the user who started the engine by the same number.
        UsernsMode = engine is { IsPodman: true, IsRootless: true } ? "keep-id" : "",
        ReadonlyRootfs = true,
        Mounts = [.. MountsOf(command).Select(mount => new Mount { Type = "bind", Source = mount.HostPath, Target = mount.Inside, ReadOnly = !mount.IsWritable })],
        Tmpfs = new Dictionary<string, string> { [Temporary] = Tmpfs(), [Home] = Tmpfs() },
        ShmSize = SharedMemoryBytes,
        LogConfig = new LogConfig { Type = "none" },
        Memory = engine.Info.MemoryLimit ? command.Limits.MemoryBytes : 0,
        MemorySwap = engine.Info is { MemoryLimit: true, SwapLimit: true } ? command.Limits.MemoryBytes : 0,
        PidsLimit = engine.Info.PidsLimit ? command.Limits.Processes : null,
        NanoCPUs = engine.Info.CPUCfsQuota ? (long)(Math.Min(options.Processors, engine.Info.NCPU) * 1e9) : 0,
        Ulimits = [.. Limits(command.Limits).Select(limit => new Ulimit { Name = limit.Name, Soft = limit.Soft, Hard = limit.Hard })],
    };

    private IEnumerable<SandboxMount> MountsOf(SandboxCommand command)
    {
        IEnumerable<SandboxMount> own = dotnet?.MountsAt(DotnetRoot) ?? [];
        return [.. files.Mounts, .. own, .. command.Mounts];
    }

    // Podman that may not raise limits wants to be told those on files and processes, or it asks for more than it has.
    private static (string Name, long Soft, long Hard)[] Limits(SandboxLimits limits)
    {
        var seconds = (long)Math.Ceiling(limits.Cpu.TotalSeconds);
        return
        [
            ("nofile", OpenFiles, OpenFiles), ("nproc", UserProcesses, UserProcesses), ("cpu", seconds, seconds + 1),
            ("fsize", limits.FileBytes, limits.FileBytes), ("core", 0, 0), ("memlock", 0, 0),
        ];
    }

    private static string Tmpfs() => $"rw,exec,nosuid,nodev,mode=1777,size={PrivateBytes}";
}
