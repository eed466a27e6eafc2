using System.Globalization;
using System.Runtime.InteropServices;
using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Landlock;

/// <summary>What the launcher is told; its project describes the options.</summary>
internal static class LandlockCommandLine
{
    /// <summary>Resources of <c>setrlimit</c> (asm-generic/resource.h).</summary>
    internal const int Cpu = 0, FileSize = 1, Data = 2, Core = 4, ProcessCount = 6, OpenFiles = 7, LockedMemory = 8, MessageQueues = 12;

    private const long MostOpenFiles = 1024;

    /// <summary>
    /// The system's own programs, what .NET and C programs read at their start, and <c>/proc</c>, without which .NET does not start: by it
    /// names and command lines of the host's processes are visible.
    /// </summary>
    private static readonly string[] SystemPaths =
    [
        "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/proc",
        "/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime", "/etc/nsswitch.conf", "/etc/ssl/openssl.cnf",
        "/sys/devices/system/cpu",
    ];

    private static readonly string[] Devices = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"];

    /// <summary>No family at all: a path does not keep a program from a Unix socket, and not every kernel can refuse TCP.</summary>
    private static readonly string Filter = Convert.ToBase64String(SeccompFilter.Build(RuntimeInformation.ProcessArchitecture, socketFamilies: []));

    /// <summary>The launcher's arguments.</summary>
    /// <param name="command">What it is to start.</param>
    /// <param name="dotnet">What programs see of .NET.</param>
    /// <param name="user">Whose rights the program has; null for those of the harness.</param>
    /// <param name="problemFile">An empty file.</param>
    public static List<string> Of(SandboxCommand command, DotnetFolder dotnet, SandboxUser? user, string problemFile)
    {
        List<string> line = ["--problem", problemFile, "--folder", command.WorkingDirectory, "--filter", Filter];
        void Add(string option, IEnumerable<string> values) => line.AddRange(values.SelectMany(value => new[] { option, value }));
        Add("--user", user is null ? [] : [Text($"{user.Id}:{user.Group}")]);
        Add("--read", [.. SystemPaths, .. dotnet.Parts, .. command.Mounts.Where(mount => !mount.IsWritable).Select(mount => mount.HostPath)]);
        Add("--write", Writable(command));
        Add("--device", Devices);
        Add("--limit", Limits(command.Limits, hasUser: user is not null).Select(limit => Text($"{limit.Key}={limit.Value}")));
        Add("--set", EnvironmentOf(command, dotnet.Path).Select(variable => $"{variable.Key}={variable.Value}"));
        return [.. line, "--", command.Program, .. command.Arguments];
    }

    /// <summary>The folders that the program may change.</summary>
    public static IReadOnlyList<string> Writable(SandboxCommand command) =>
        [.. command.Mounts.Where(mount => mount.IsWritable).Select(mount => mount.HostPath), command.TemporaryFolder];

    /// <summary>The values of <c>setrlimit</c> by resource.</summary>
    /// <param name="limits">What was asked for.</param>
    /// <param name="hasUser">The program has a user to itself: the kernel counts processes by user.</param>
    public static Dictionary<int, long> Limits(SandboxLimits limits, bool hasUser)
    {
        var values = new Dictionary<int, long>
        {
            [Cpu] = Math.Max(1, (long)Math.Ceiling(limits.Cpu.TotalSeconds)),
            [FileSize] = limits.FileBytes,
            // Memory that was asked for and never used counts too; what is used is watched apart.
            [Data] = 2 * limits.MemoryBytes,
            [Core] = 0,
            [OpenFiles] = MostOpenFiles,
            [LockedMemory] = 0,
            [MessageQueues] = 0,
        };
        if (hasUser)
            values[ProcessCount] = limits.Processes;
        return values;
    }

    /// <summary>The program's environment, the harness's mark left out.</summary>
    public static Dictionary<string, string> EnvironmentOf(SandboxCommand command, string dotnetRoot)
    {
        var environment = SandboxEnvironment.Of(command.TemporaryFolder, command.TemporaryFolder, command.Limits.HeapBytes);
        environment["PATH"] += ":" + dotnetRoot;
        environment["DOTNET_ROOT"] = dotnetRoot;
        foreach (var (name, value) in command.Environment)
            environment[name] = value;
        return environment;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
