using System.Globalization;

namespace Harness.Sandboxes.Linux;

/// <summary>What <see cref="SelfTestScript"/> printed.</summary>
internal sealed class SelfTestAnswers
{
    private readonly ILookup<string, string> values;

    /// <param name="lines">Lines <c>name=value</c>.</param>
    public SelfTestAnswers(IEnumerable<string> lines) =>
        values = lines.Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1].Trim());

    /// <summary>The script came to its last line.</summary>
    public bool IsComplete => values["ready"].Any();

    /// <summary>Paths of the host that were seen, and paths that could be written, none of which should.</summary>
    public IReadOnlyList<string> Leaks => [.. values["seen"].Select(path => "saw " + path), .. values["written"].Select(path => "wrote " + path)];

    public bool CanWriteWorkspace => values["workspace"].Contains("writable");

    /// <summary>Names in the environment of the first process.</summary>
    public IReadOnlyList<string> Variables => [.. values["variable"]];

    /// <summary>Processes that are seen.</summary>
    public int Processes => values["process"].Count();

    /// <summary>Interfaces other than the sandbox's own <c>lo</c>, and routes.</summary>
    public IReadOnlyList<string> Networks =>
        [.. values["interface"].Where(name => name != "lo"), .. values["route"].Where(route => !route.StartsWith("Iface", StringComparison.Ordinal))];

    /// <summary>AF_VSOCK gave no socket.</summary>
    public bool IsVsockRefused => values["vsock"].Any(code => code == SocketProgram.Refused.ToString(CultureInfo.InvariantCulture));

    /// <summary>A process without rights may not make a user namespace.</summary>
    public bool IsUnshareRefused => values["unshare"].Any(code => code != "0");

    /// <summary>A line of <c>/proc/self/status</c>; empty when it is missing.</summary>
    public string Status(string name) => values[name + ":"].FirstOrDefault() ?? "";

    /// <summary>A namespace, e.g. <c>net:[4026531840]</c>; empty when it is unknown.</summary>
    public string Namespace(string name) => values["namespace"].FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..] ?? "";

    /// <summary>The soft limit of a line of <c>/proc/self/limits</c>; empty when it is missing.</summary>
    public string Limit(string name) =>
        values["limit"].FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";

    /// <summary>How many of <see cref="SelfTestScript.Forks"/> processes could be started at once.</summary>
    public int Forks => int.TryParse(values["forks"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : SelfTestScript.Forks;
}
