using System.Globalization;
using System.Runtime.InteropServices;
using Harness.Campaigns.Records;
using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Bubblewrap;

/// <summary>What was seen of sandboxes on this machine: one that answers questions, and some that run into a limit each.</summary>
internal sealed class BubblewrapSelfTest
{
    private static readonly string[] Essential =
    [
        IsolationGuard.Files, IsolationGuard.Network, IsolationGuard.Processes, IsolationGuard.Identity, IsolationGuard.SystemCalls,
        IsolationGuard.Environment,
    ];

    private static readonly string[] Namespaces = ["user", "pid", "net", "ipc", "uts", "mnt"];
    private static readonly string[] Capabilities = ["CapPrm", "CapEff", "CapBnd"];

    private readonly BubblewrapProvider provider;

    private BubblewrapSelfTest(BubblewrapProvider provider) => this.provider = provider;

    /// <summary>Why no sandbox could be made, in the words of the program that failed; null when one could.</summary>
    public string? Problem { get; private set; }

    /// <summary>The first guard without which nothing is isolated, if it is not in force.</summary>
    public IsolationGuard? Hole => Report("").Guards.FirstOrDefault(guard => Essential.Contains(guard.Name) && !guard.InForce);

    private SelfTestAnswers Answers { get; set; } = new([]);

    private IReadOnlyList<string> UsersOutside { get; set; } = [];

    private IReadOnlyList<string> SharedNamespaces { get; set; } = [];

    private IReadOnlyList<string> UnknownVariables { get; set; } = [];

    private bool IsNothingLeft { get; set; }

    private LimitTrial? Limits { get; set; }

    /// <exception cref="SandboxException">A sandbox does not start.</exception>
    public static async Task<BubblewrapSelfTest> RunAsync(BubblewrapProvider provider, BubblewrapOptions options, CancellationToken cancellation)
    {
        var test = new BubblewrapSelfTest(provider);
        using var owned = OwnedFolder.Create(options.WorkFolder);
        var folder = owned.Path;
        await test.AskAsync(folder, options.Patience, cancellation).ConfigureAwait(false);
        if (test.Problem is not null || test.Hole is not null)
            return test;
        test.Limits = await LimitTrial.RunAsync(provider, folder, cancellation).ConfigureAwait(false);
        return test;
    }

    /// <summary>Each guard, from what was seen.</summary>
    public IsolationReport Report(string version)
    {
        IReadOnlyList<IsolationGuard> guards =
        [
            Guard(IsolationGuard.Files, [.. Answers.Leaks, .. Unless(Answers.CanWriteWorkspace, "the workspace is not writable")],
                "a file tree of its own: the system's programs, read-only, and the workspace"),
            Guard(IsolationGuard.Network, [.. Answers.Networks, .. Unless(Answers.IsVsockRefused, "AF_VSOCK is not refused"), .. Shared("net")],
                "a network of its own without interfaces and routes; AF_VSOCK refused"),
            Guard(IsolationGuard.Processes, [.. Shared("pid"), .. Shared("ipc")], string.Create(CultureInfo.InvariantCulture, $"processes of its own: {Answers.Processes} were seen")),
            Guard(IsolationGuard.Identity, IdentityProblems(), $"user {string.Join(", ", UsersOutside)} of the host, no capabilities, no new privileges"),
            Guard(IsolationGuard.SystemCalls,
                [.. Unless(Answers.Status("Seccomp") == "2", "no filter"), .. Unless(Answers.IsUnshareRefused, "unshare is allowed")],
                "a filter is in force; unshare was refused"),
            Guard(IsolationGuard.Environment, UnknownVariables, "the first process, too, has nothing but the variables that it was given"),
            Memory(),
            Guard(IsolationGuard.Cpu, Unless(Answers.Limit("Max cpu time") == "15", "no limit"), "a limit for each process; all end at the limit of time"),
            Guard(IsolationGuard.ProcessCount, Unless(Answers.Forks < SelfTestScript.Forks, "no limit"),
                string.Create(CultureInfo.InvariantCulture, $"of {SelfTestScript.Forks} processes at a limit of {LimitTrial.Small.Processes}, {Answers.Forks} were started")),
            LimitTrial.Row(Limits, IsolationGuard.Disk, "the size of a file by the kernel; the sum, and the number of files, are counted every 50 ms"),
            LimitTrial.Row(Limits, IsolationGuard.Time, "killed at the limit of time or output"),
            Guard(IsolationGuard.Leftovers, Unless(IsNothingLeft, "a process outlived its sandbox"), "all processes end with the first; bubblewrap ends with the harness"),
        ];
        return new IsolationReport { Provider = BubblewrapProvider.Name, Version = version, Guards = guards, Limits = ProgramLimits.Text(guards) };
    }

    private static IsolationGuard Guard(string name, IReadOnlyList<string> problems, string how) =>
        problems.Count == 0 ? new IsolationGuard(name, true, how) : new IsolationGuard(name, false, string.Join("; ", problems));

    private static string[] Unless(bool isSo, string problem) => isSo ? [] : [problem];

    private IsolationGuard Memory()
    {
        if (provider.Groups is { } groups)
            return LimitTrial.Row(Limits, IsolationGuard.Memory, groups.Description + "; resident memory is summed up too");
        // Only a group counts all memory.
        var row = LimitTrial.Row(Limits, IsolationGuard.Memory, LinuxProcesses.MemoryInPart);
        return row with { InForce = false, How = $"{row.How} ({provider.NoGroupsBecause})" };
    }

    private string[] Shared(string name) => Unless(!SharedNamespaces.Contains(name), $"the {name} namespace is the host's");

    private List<string> IdentityProblems()
    {
        List<string> problems = [];
        if (Answers.Status("Uid").StartsWith('0') || UsersOutside.Contains("0") || UsersOutside.Count == 0)
            problems.Add("a process is root");
        if (!Capabilities.All(name => Answers.Status(name).Trim('0').Length == 0 && Answers.Status(name).Length > 0))
            problems.Add("a process has capabilities");
        if (Answers.Status("NoNewPrivs") != "1")
            problems.Add("new privileges can be had");
        return problems;
    }

    private async Task AskAsync(string folder, TimeSpan longest, CancellationToken cancellation)
    {
        var command = Command(folder, "answers", SelfTestScript.Text, LimitTrial.Small with { MemoryBytes = 1L << 30 });
        File.WriteAllBytes(Path.Combine(command.Mounts[0].HostPath, SelfTestScript.SocketProgram), SocketProgram.Build(RuntimeInformation.ProcessArchitecture));
        // The harness itself may be installed among the system's programs, and a service's home may be a folder that sandboxes have too.
        // .NET's folder may be one of the user's, with keys and tools in it.
        var dotnet = Path.GetDirectoryName(provider.Dotnet)!;
        string[] hidden = [dotnet + "/corefx", dotnet + "/tools", folder, "/root", "/var", "/run", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), AppContext.BaseDirectory];
        command = command with { Arguments = [.. command.Arguments, "sh", .. hidden.Where(path => path is not ("" or "/" or "/tmp") && !path.StartsWith("/usr/", StringComparison.Ordinal))] };
        await using var process = (BubblewrapProcess)await provider.StartAsync(command, cancellation).ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(longest);
        using var onPatience = patience.Token.Register(process.Kill);
        using var output = new StreamReader(process.StandardOutput);
        using var error = new StreamReader(process.StandardError);
        List<string> lines = [];
        while (await output.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            lines.Add(line);
            if (line == SelfTestScript.Ready)
                break;
        }

        Answers = new SelfTestAnswers(lines);
        var inside = LookFromOutside(process);
        process.StandardInput.Close();
        var exitCode = await process.WaitForExitAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        IsNothingLeft = inside.Count > 0 && !inside.Any(one => one.IsAlive);
        UnknownVariables = [.. Answers.Variables.Except([.. provider.VariablesOf(command), "PWD"]).Select(name => $"{name} is seen")];
        if (!Answers.IsComplete)
            Problem = Said(await error.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false), exitCode, process.ReachedLimit);
    }

    private List<ProcessIdentity> LookFromOutside(BubblewrapProcess process)
    {
        // The first is bubblewrap, outside.
        var inside = LinuxProcesses.TreeOf(process.Id).Skip(1).ToList();
        UsersOutside = [.. inside.Select(id => LinuxProcesses.StatusOf(id, "Uid:").Split('\t')[0]).Distinct()];
        SharedNamespaces = [.. Namespaces
            .Where(name => Answers.Namespace(name) is var its && (its.Length == 0 || its == LinuxProcesses.LinkOf(Environment.ProcessId, "ns/" + name)))];
        return [.. inside.Select(ProcessIdentity.Of).OfType<ProcessIdentity>()];
    }

    private static string Said(string error, int exitCode, SandboxEnd? limit) => string.Create(CultureInfo.InvariantCulture,
        $"a shell in a sandbox ended early with exit code {exitCode}{(limit is null ? "" : $" ({limit})")}: {error.Trim().ReplaceLineEndings(" ")}");

    private static SandboxCommand Command(string folder, string name, string script, SandboxLimits limits)
    {
        var work = Path.Combine(folder, name);
        Directory.CreateDirectory(work);
        return new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", script],
            WorkingDirectory = SandboxMount.Work,
            Mounts = [SandboxMount.Workspace(work)],
            TemporaryFolder = work,
            Limits = limits,
        };
    }
}
