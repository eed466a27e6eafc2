using System.Globalization;
using Harness.Campaigns.Records;

namespace Harness.Sandboxes.Docker;

/// <summary>What the self-test reported from inside a container.</summary>
internal sealed class DockerFindings
{
    private const string Done = "done";
    private const string NoRights = "0000000000000000";

    /// <summary>Without one of these nothing is isolated; a limit that is missing is told and no more.</summary>
    private static readonly string[] Required =
        [IsolationGuard.Files, IsolationGuard.Network, IsolationGuard.Processes, IsolationGuard.Identity, IsolationGuard.SystemCalls];

    /// <summary>A few for the self-test itself; a machine has many more.</summary>
    private const int MostProcesses = 10;

    /// <summary>What engines and shells add to an environment.</summary>
    private static readonly string[] EngineVariables = ["HOSTNAME", "container", "PWD", "OLDPWD", "SHLVL", "_"];

    private readonly ILookup<string, string> lines;
    private readonly string image;
    private readonly IReadOnlyCollection<string> variables;

    /// <param name="output">Lines of a name, white space and a value.</param>
    /// <param name="image">What the container was made of.</param>
    /// <param name="variables">The environment that the self-test was given.</param>
    public DockerFindings(string output, string image, IReadOnlyCollection<string> variables)
    {
        this.image = image;
        this.variables = variables;
        lines = output.Split('\n')
            .Select(line => line.Split([' ', '\t'], 2, StringSplitOptions.TrimEntries))
            .Where(line => line.Length == 2)
            .ToLookup(line => line[0], line => line[1]);
    }

    /// <summary>How programs ended that ran into a limit; null when none was tried.</summary>
    public LimitTrial? Limits { get; set; }

    /// <summary>Why the provider cannot be used; null when it can.</summary>
    public string? Problem()
    {
        if (Value("write_inside") != Done)
            return "programs in a container cannot write their workspace";
        if (!lines["libssl"].Any())
            return $"the image {image} has no OpenSSL, without which .NET cannot hash";
        var missing = Required.Where(name => !Guard(name, []).InForce).ToList();
        return missing.Count == 0 ? null : $"containers do not hold what they should: {string.Join(", ", missing)} (seen: {Seen()})";
    }

    /// <summary>What is in force.</summary>
    /// <param name="version">The engine's.</param>
    /// <param name="imageVariables">What the image adds to an environment.</param>
    public IsolationReport Report(string version, IReadOnlyCollection<string> imageVariables)
    {
        IReadOnlyList<IsolationGuard> guards = [.. IsolationGuard.All.Select(name => Guard(name, imageVariables))];
        return new IsolationReport { Provider = DockerProvider.Name, Version = version, Guards = guards, Limits = ProgramLimits.Text(guards) };
    }

    private IsolationGuard Guard(string name, IReadOnlyCollection<string> imageVariables) => name switch
    {
        IsolationGuard.Files => new(name, AreRefused("read_outside", "write_outside", "write_root", "write_etc", "write_program"),
            $"a root of its own, read-only, from the image {image}; of the host only .NET, the engine's programs and the workspace"),
        IsolationGuard.Network => new(name, lines["interface"].Order().SequenceEqual(["lo"]) && !lines["route"].Any() && !lines["engine_socket"].Any() && AreRefused("socket_vsock"),
            "a network namespace with nothing but loopback; seccomp: no sockets of a virtual machine"),
        IsolationGuard.Processes => new(name, Number("processes") is > 0 and < MostProcesses && AreRefused("harness_environment", "harness_memory", "harness_name", "signal_harness"),
            "a pid namespace for each program"),
        IsolationGuard.Identity => new(name, Value("user") is not (null or "0") && Value("CapEff") == NoRights && Value("CapPrm") == NoRights && Value("NoNewPrivs") == "1" && AreRefused("user_namespace"),
            $"user {Value("user")}, no capabilities, none to be had (no_new_privs, no user namespaces)"),
        IsolationGuard.SystemCalls => new(name, Value("Seccomp") == "2" && AreRefused("user_namespace", "socket_vsock", "write_kernel"), "seccomp: a list of calls that only attackers need"),
        IsolationGuard.Environment => new(name, !Strangers(imageVariables).Any(),
            Strangers(imageVariables).Any() ? "variables of unknown origin: " + string.Join(", ", Strangers(imageVariables)) : "an environment of its own, with what the image and the engine add"),
        IsolationGuard.Memory => Tried(Limit(name, Number("memory.max") ?? Number("memory.limit_in_bytes"), DockerSelfTest.Limits.MemoryBytes, "control group: the kernel kills beyond it; files in memory count")),
        IsolationGuard.Cpu => Limit(name, Number("limit_0"), (long)DockerSelfTest.Limits.Cpu.TotalSeconds + 1, "rlimit for each process; all together keep a limited number of processors busy"),
        IsolationGuard.ProcessCount => Limit(name, Number("pids.max"), DockerSelfTest.Limits.Processes, "control group: processes and threads"),
        IsolationGuard.Disk => !DiskWatch.IsPossible ? new(name, false, "each file is limited; folders are watched on Linux only")
            : Tried(Limit(name, Number("limit_1"), DockerSelfTest.Limits.FileBytes, "rlimit for each file, 64 MiB for the home and for /tmp, a watchdog for the workspace")),
        IsolationGuard.Time => LimitTrial.Row(Limits, name, "killed at the limit of time or output"),
        _ => new(name, Number("processes") is > 0 and < MostProcesses, "all processes end with the container; containers of a harness that was killed are removed at the next start"),
    };

    /// <summary>A limit that is set has to have ended a program too.</summary>
    private IsolationGuard Tried(IsolationGuard set) => set.InForce ? LimitTrial.Row(Limits, set.Name, set.How) : set;

    private static IsolationGuard Limit(string name, long? seen, long set, string how) => seen == set
        ? new IsolationGuard(name, true, how)
        : new IsolationGuard(name, false, $"the engine does not set it: {set.ToString(CultureInfo.InvariantCulture)} was asked for, {seen?.ToString(CultureInfo.InvariantCulture) ?? "no limit"} was seen");

    private IEnumerable<string> Strangers(IReadOnlyCollection<string> imageVariables) => lines["variable"].Except(variables).Except(imageVariables).Except(EngineVariables);

    // The reason of a refusal is a number or a word; without a line nothing was tried.
    private bool AreRefused(params string[] attempts) => attempts.All(attempt => Value(attempt) is { } value && value != Done);

    private string Seen() => string.Join(", ", lines.Where(line => line.Key != "variable").Select(line => $"{line.Key} {string.Join(" ", line)}"));

    private long? Number(string name) => long.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string? Value(string name) => lines[name].LastOrDefault();
}
