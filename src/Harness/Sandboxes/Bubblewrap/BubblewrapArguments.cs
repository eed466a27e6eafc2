using System.Globalization;
using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Bubblewrap;

/// <summary>What is written on the command line of one sandbox.</summary>
/// <param name="options">The provider's.</param>
/// <param name="files">The provider's.</param>
/// <param name="dotnet">What programs see of .NET.</param>
/// <param name="drop">The user that root becomes before anything else; null when the harness has no rights to drop.</param>
internal sealed class BubblewrapArguments(BubblewrapOptions options, SandboxFiles files, DotnetFolder dotnet, uint? drop)
{
    /// <summary>The shell is needed because a child of .NET can have neither a further descriptor nor a control group.</summary>
    public const string Shell = "/bin/sh";

    /// <summary>Tool of util-linux that gives up rights.</summary>
    public const string SetPriv = "/usr/bin/setpriv";

    /// <summary>Tool of util-linux that sets limits.</summary>
    public const string PrLimit = "/usr/bin/prlimit";

    public const string Home = "/home/agent";
    public const string Temporary = "/tmp";
    public const string SharedMemory = "/dev/shm";
    public const long SharedMemoryBytes = 1 << 20;

    private const string Join =
        "set -e; n=$1; shift; while [ $n -gt 0 ]; do echo 0 > \"$1\"; shift; n=$((n - 1)); done; exec 9< \"$1\"; shift; exec \"$@\"";

    private const int OpenFiles = 512;

    private static readonly string[] RootFolders = ["/bin", "/sbin", "/lib", "/lib64", "/lib32"];
    private static readonly string[] SystemSettings = ["/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives"];

    /// <summary>The .NET installation as a sandboxed program sees it: where it is, or in a place of its own when that is not part of <c>/usr</c>.</summary>
    public string DotnetInside { get; } = dotnet.IsPartOfSystem ? dotnet.Path : "/opt/dotnet";

    /// <summary>What has to be mounted for a command beside the system: folder or file of the host, place inside, writable.</summary>
    public IEnumerable<SandboxMount> MountsOf(SandboxCommand command) =>
        dotnet.IsPartOfSystem ? command.Mounts : [.. dotnet.MountsAt(DotnetInside), .. command.Mounts];

    /// <summary>The arguments of <see cref="Shell"/>.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="mounts">Of <see cref="MountsOf"/>, with the paths by which bubblewrap can reach them.</param>
    /// <param name="groupFiles">See <see cref="ControlGroup.JoinFiles"/>.</param>
    public List<string> For(SandboxCommand command, IEnumerable<SandboxMount> mounts, IReadOnlyList<string> groupFiles) =>
    [
        "-c", Join, "sh", Text(groupFiles.Count), .. groupFiles, files.Filter,
        .. Drop(),
        options.Program,
        "--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup", "--disable-userns",
        "--die-with-parent", "--new-session", "--as-pid-1", "--cap-drop", "ALL", "--uid", "1000", "--gid", "1000", "--hostname", "sandbox",
        "--clearenv", .. EnvironmentOf(command).SelectMany(variable => new[] { "--setenv", variable.Key, variable.Value }),
        .. SystemFolders(),
        .. files.Etc.SelectMany(file => new[] { "--ro-bind", file.Host, file.Inside }),
        .. mounts.SelectMany(mount => new[] { mount.IsWritable ? "--bind" : "--ro-bind", mount.HostPath, mount.Inside }),
        "--proc", "/proc", "--dev", "/dev",
        "--dir", "/home", .. MemoryFolder(Home, options.TemporaryBytes), .. MemoryFolder(Temporary, options.TemporaryBytes),
        .. MemoryFolder(SharedMemory, SharedMemoryBytes),
        "--chdir", command.WorkingDirectory, "--remount-ro", "/", "--seccomp", "9", "--",
        .. LimitsOf(command.Limits),
        command.Program, .. command.Arguments,
    ];

    /// <summary>The whole environment of a program.</summary>
    public Dictionary<string, string> EnvironmentOf(SandboxCommand command)
    {
        var environment = SandboxEnvironment.Of(Home, Temporary, command.Limits.HeapBytes);
        environment["PATH"] += ":" + DotnetInside;
        environment["DOTNET_ROOT"] = DotnetInside;
        foreach (var (name, value) in command.Environment)
            environment[name] = value;
        return environment;
    }

    private string[] Drop() => drop is { } user
        ? [SetPriv, $"--reuid={Text(user)}", $"--regid={Text(user)}", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all"]
        : [];

    /// <summary>On most systems /bin and its like are links into /usr; on some they are folders.</summary>
    private static IEnumerable<string> SystemFolders()
    {
        yield return "--ro-bind";
        yield return "/usr";
        yield return "/usr";
        foreach (var folder in RootFolders.Select(path => new DirectoryInfo(path)).Where(folder => folder.Exists))
        {
            yield return folder.LinkTarget is null ? "--ro-bind" : "--symlink";
            yield return folder.LinkTarget ?? folder.FullName;
            yield return folder.FullName;
        }

        foreach (var path in SystemSettings)
        {
            yield return "--ro-bind-try";
            yield return path;
            yield return path;
        }
    }

    private static string[] MemoryFolder(string path, long bytes) => ["--size", Text(bytes), "--tmpfs", path];

    /// <summary>
    /// Set inside: there the kernel counts the processes of this sandbox alone. Memory is limited for each process at twice what all may use:
    /// this limit counts what is reserved too.
    /// </summary>
    private static string[] LimitsOf(SandboxLimits limits)
    {
        var seconds = (long)Math.Ceiling(limits.Cpu.TotalSeconds);
        return
        [
            PrLimit, $"--cpu={Text(seconds)}:{Text(seconds + 1)}", $"--data={Text(2 * limits.MemoryBytes)}", $"--nproc={Text(limits.Processes)}",
            $"--fsize={Text(limits.FileBytes)}", $"--nofile={Text(OpenFiles)}", "--core=0", "--memlock=0", "--msgqueue=0", "--",
        ];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
