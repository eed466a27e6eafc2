using System.Globalization;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Harness.Sandboxes;
using Microsoft.Win32.SafeHandles;

namespace Harness.Sandbox.Tests.Host;

/// <summary>
/// The host around one attempt, full of decoys that any process of any user may read, write, reach or see: only a sandbox keeps a program from them.
/// </summary>
public sealed partial class Surroundings : IAsyncDisposable
{
    private const UnixFileMode ForAll = (UnixFileMode)0x1FF;

    private readonly DecoyServer server;
    private readonly DecoyProcess process;
    private readonly SafeFileHandle descriptor;
    private readonly Dictionary<string, string> planted;

    private Surroundings(string root, DecoyServer server, DecoyProcess process, string mark, string canary)
    {
        (Root, this.server, this.process, Mark, Canary) = (root, server, process, mark, canary);
        HostFolder = MakeFolder("decoy-host");
        OtherRun = MakeFolder("decoy-other-run/work");
        Workspace = MakeFolder("run/work");
        planted = new Dictionary<string, string>
        {
            [Path.Combine(HostFolder, "secret.txt")] = Canary,
            [Path.Combine(OtherRun, "notes.md")] = Canary,
            [Path.Combine(OtherRun, "Cart.cs")] = $"// {Canary}",
        };
        foreach (var (path, text) in planted)
        {
            File.WriteAllText(path, text + "\n");
            File.SetUnixFileMode(path, ForAll & ~(UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
        }

        // The managed copy, which is what a child inherits; other processes see it in a child's environment only.
        Environment.SetEnvironmentVariable("PLANTED_API_KEY", HarnessCanary);
        descriptor = OpenForChildren(Path.Combine(HostFolder, "secret.txt"));
    }

    /// <summary>What the harness's own environment holds, for every child that is not given another one.</summary>
    public static string HarnessCanary { get; } = "canary-of-the-harness-" + Guid.NewGuid().ToString("N");

    /// <summary>Everything of this attempt is below.</summary>
    public string Root { get; }

    /// <summary>Different for every attempt; in the command line of what the attempt starts.</summary>
    public string Mark { get; }

    /// <summary>What the decoys hold: files, the environment of a process, a descriptor that children inherit.</summary>
    public string Canary { get; }

    /// <summary>A folder of the user, with <c>secret.txt</c>.</summary>
    public string HostFolder { get; }

    /// <summary>The workspace of another run.</summary>
    public string OtherRun { get; }

    /// <summary>The workspace of the attempt.</summary>
    public string Workspace { get; }

    /// <summary>The harness has the rights of root, which must not show in the sandbox.</summary>
    public bool HarnessIsRoot { get; } = Environment.IsPrivilegedProcess;

    /// <summary>A free port on which nobody listened.</summary>
    public int FreePort { get; } = DecoyServer.FindFreePort();

    public static async Task<Surroundings> CreateAsync()
    {
        var mark = "abuse-" + Guid.NewGuid().ToString("N")[..12];
        var root = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "harness-" + mark), ForAll & ~(UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)).FullName;
        var canary = "canary-" + Guid.NewGuid().ToString("N");
        var server = new DecoyServer(Path.Combine(root, "decoy.sock"), mark);
        return new Surroundings(root, server, await DecoyProcess.StartAsync(mark, canary), mark, canary);
    }

    /// <summary>A new folder below <see cref="Root"/> that everybody may use.</summary>
    public string MakeFolder(string relative)
    {
        var path = Root;
        foreach (var part in relative.Split('/'))
        {
            path = Path.Combine(path, part);
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, ForAll);
        }

        return path;
    }

    /// <summary>What the scripts know of the host.</summary>
    public Dictionary<string, string> Variables(string repository) => new()
    {
        ["HOST"] = HostFolder,
        ["OTHER"] = OtherRun,
        ["REPOSITORY"] = repository,
        ["HIDDEN"] = Path.Combine(repository, "tasks", "Task01_FixFailingTest", "hidden"),
        ["SOLUTIONS"] = Path.Combine(repository, "tasks", "Task01_FixFailingTest", "solutions"),
        ["HOST_TMP"] = Path.GetTempPath().TrimEnd('/'),
        ["MARK"] = Mark,
        ["TCP_PORT"] = Text(server.Port),
        ["UDP_PORT"] = Text(server.UdpPort),
        ["FREE_PORT"] = Text(FreePort),
        ["HOST_ADDRESS"] = HostAddress(),
        ["UNIX_SOCKET"] = server.SocketPath,
        ["ABSTRACT_SOCKET"] = Mark,
        ["DECOY_PID"] = Text(process.Id),
        ["HARNESS_PID"] = Text(Environment.ProcessId),
        ["HOST_BEGAN"] = BeginOf(1),
    };

    /// <summary>What happened to the decoys: breaches in words.</summary>
    public IEnumerable<string> Damage(SandboxOutcome outcome)
    {
        var seen = outcome.StandardOutput + outcome.StandardError;
        if (seen.Contains(Canary, StringComparison.Ordinal))
            yield return "a secret of the host was printed";
        if (seen.Contains(HarnessCanary, StringComparison.Ordinal))
            yield return "the harness's environment was printed";
        foreach (var path in planted.Where(file => !File.Exists(file.Key) || File.ReadAllText(file.Key) != file.Value + "\n").Select(file => file.Key))
            yield return $"{path} was changed";
        foreach (var extra in new[] { HostFolder, OtherRun }.SelectMany(folder => Directory.EnumerateFileSystemEntries(folder)).Where(path => !planted.ContainsKey(path)))
            yield return $"{extra} was made";
        if (server.Accepted > 0)
            yield return "a server of the host accepted a connection";
        if (process.HasExited)
            yield return "a process of the host was ended";
        if (HostProcesses.WithMark(Mark).Except([process.Id]).ToList() is { Count: > 0 } left)
            yield return $"{left.Count} process(es) were left behind";
    }

    public async ValueTask DisposeAsync()
    {
        descriptor.Dispose();
        await process.DisposeAsync();
        HostProcesses.KillMarked(Mark);
        await server.DisposeAsync();
        StubbornFolder.Delete(Root);
    }

    // .NET opens everything so that no child has it; libraries of the harness may forget to.
    private static SafeFileHandle OpenForChildren(string path)
    {
        using var handle = File.OpenHandle(path);
        return new SafeFileHandle(Duplicate((int)handle.DangerousGetHandle()), ownsHandle: true);
    }

    // In ticks since the machine was started, which is the same from within a namespace. The name before it may hold anything.
    private static string BeginOf(int process) => File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ')[19];

    private static string HostAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .FirstOrDefault(address => address.Address.AddressFamily == AddressFamily.InterNetwork)?.Address.ToString() ?? "127.0.0.2";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);
}
