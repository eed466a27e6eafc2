using System.Globalization;
using Harness.Campaigns.Records;
using Harness.Sandboxes.Linux;

namespace Harness.Sandboxes.Landlock;

/// <summary>What the launcher's attempts reported from inside a sandbox.</summary>
internal sealed class LandlockFindings
{
    private const string Done = "done";
    private const string NoRights = "0000000000000000";

    private static readonly string[] Required =
        ["read_outside", "write_outside", "harness_environment", "harness_memory", "signal_harness", "signal_init", "socket_unix", "socket_inet", "socket_inet6", "socket_netlink", "socket_vsock", "user_namespace"];

    private readonly ILookup<string, string> lines;

    /// <param name="output">Lines of a name, white space and a value.</param>
    public LandlockFindings(string output) => lines = output.Split('\n')
        .Select(line => line.Split([' ', '\t'], 2, StringSplitOptions.TrimEntries))
        .Where(line => line.Length == 2)
        .ToLookup(line => line[0], line => line[1]);

    /// <summary>How programs ended that ran into a limit; null when none was tried.</summary>
    public LimitTrial? Limits { get; set; }

    /// <summary>What must be refused and was not; null when the sandbox can be used.</summary>
    public string? Problem()
    {
        var open = Required.Where(name => !IsRefused(name)).ToList();
        if (!HasWritten)
            open.Add("the workspace cannot be written");
        return open.Count == 0 ? null : $"landlock version {Value("landlock")} of this kernel did not refuse: {string.Join(", ", open)}";
    }

    /// <summary>What is in force.</summary>
    /// <param name="limits">What the self-test ran with.</param>
    /// <param name="hasUser">The sandbox had a user to itself.</param>
    /// <param name="variables">The environment that it was given.</param>
    public IsolationReport Report(SandboxLimits limits, bool hasUser, IEnumerable<string> variables)
    {
        IReadOnlyList<IsolationGuard> guards = [.. IsolationGuard.All.Select(guard => Guard(guard, LandlockCommandLine.Limits(limits, hasUser), hasUser, variables))];
        return new IsolationReport { Provider = LandlockProvider.Name, Version = Value("landlock"), Guards = guards, Limits = ProgramLimits.Text(guards) };
    }

    private bool HasWritten => Value("write_inside") == Done;

    private IsolationGuard Guard(string name, Dictionary<int, long> limits, bool hasUser, IEnumerable<string> variables) => name switch
    {
        IsolationGuard.Files => new(name, IsRefused("read_outside") && IsRefused("write_outside") && HasWritten,
            "landlock: the workspace and a temporary folder are written; the system's programs and libraries, .NET and /proc are read; nothing else"),
        IsolationGuard.Network => new(name, Required.Where(attempt => attempt.StartsWith("socket", StringComparison.Ordinal)).All(IsRefused),
            "seccomp: no socket of any kind, the sandbox's own loopback included"),
        IsolationGuard.Processes => new(name, false,
            "no pid namespace: processes of the host are visible by name and command line; their memory and environment are not read, and they are not signalled"),
        IsolationGuard.Identity => new(name, Value("CapEff") == NoRights && Value("CapPrm") == NoRights && Value("NoNewPrivs") == "1" && Value("user") is not (null or "0"),
            hasUser ? "a user of its own in each sandbox, no capabilities, none to be had (no_new_privs)" : "the harness's user, who is not root; no capabilities, none to be had (no_new_privs)"),
        IsolationGuard.SystemCalls => new(name, Value("Seccomp") == "2" && IsRefused("user_namespace"), "seccomp: a list of calls that only attackers need"),
        IsolationGuard.Environment => new(name, IsRefused("harness_environment") && lines["variable"].Except(variables).All(variable => variable == ChildProcessMark.Name),
            "an environment of its own; that of the harness is not readable"),
        // Only a control group would count all memory.
        IsolationGuard.Memory => new(name, false, LinuxProcesses.MemoryInPart + (hasUser ? "" : ", nor is a process that left the tree")),
        IsolationGuard.Cpu => new(name, IsLimited(limits, LandlockCommandLine.Cpu), "rlimit for each process; for all together the limit of time"),
        IsolationGuard.ProcessCount => new(name, IsLimited(limits, LandlockCommandLine.ProcessCount),
            hasUser ? "rlimit, counted for the sandbox's own user" : "not limited: the kernel counts all processes of the harness's user together"),
        IsolationGuard.Disk => IsLimited(limits, LandlockCommandLine.FileSize)
            ? LimitTrial.Row(Limits, name, "rlimit for each file; a watchdog for all together and for their number")
            : new(name, false, "the size of a file is not limited"),
        IsolationGuard.Time => LimitTrial.Row(Limits, name, "killed at the limit of time or output"),
        _ => new(name, false, hasUser
            ? "at the end all processes of the sandbox's user are killed; when the harness is killed, so is the program, but what it started stays until the next start"
            : "at the end the process tree and what carries its mark are killed; a process that left the tree and cleared its environment stays"),
    };

    private bool IsLimited(Dictionary<int, long> limits, int resource) =>
        limits.TryGetValue(resource, out var limit) && Value(string.Create(CultureInfo.InvariantCulture, $"limit_{resource}")) == limit.ToString(CultureInfo.InvariantCulture);

    // The reason of a refusal is a number; without a line nothing was tried.
    private bool IsRefused(string name) => Value(name) is { } value && value != Done;

    private string? Value(string name) => lines[name].LastOrDefault();
}
