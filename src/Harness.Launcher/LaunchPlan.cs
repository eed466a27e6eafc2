using System.Globalization;

namespace Harness.Launcher;

/// <summary>
/// What to start and how to confine it: options in any order, each with one value, then <c>--</c>, the program and its arguments.
/// </summary>
internal sealed record LaunchPlan
{
    /// <summary><c>--problem</c>: an empty file that is told why the program could not be started.</summary>
    public string? Problem { get; private set; }

    /// <summary><c>--user UID:GID</c>: whose rights the program has; null keeps those of the caller.</summary>
    public (uint User, uint Group)? Identity { get; private set; }

    /// <summary><c>--read</c>: files and folders, with all that is in them, that may be read and executed.</summary>
    public List<string> Readable { get; } = [];

    /// <summary><c>--write</c>: folders, with all that is in them, that may also be changed.</summary>
    public List<string> Writable { get; } = [];

    /// <summary><c>--device</c>: files that may be read and written, and not be executed or removed.</summary>
    public List<string> Devices { get; } = [];

    /// <summary><c>--limit RESOURCE=VALUE</c>: numbers of <c>setrlimit</c>.</summary>
    public List<(int Resource, ulong Value)> Limits { get; } = [];

    /// <summary><c>--set NAME=VALUE</c>: the program's whole environment.</summary>
    public List<string> Environment { get; } = [];

    /// <summary><c>--filter</c>: instructions for seccomp in base64.</summary>
    public byte[] Filter { get; private set; } = [];

    /// <summary><c>--folder</c>: where the program runs.</summary>
    public string Folder { get; private set; } = "/";

    /// <summary>The program, an absolute path, and its arguments.</summary>
    public IReadOnlyList<string> Command { get; private set; } = [];

    /// <exception cref="ArgumentException">An option is unknown or has no value, or the program is missing.</exception>
    public static LaunchPlan Parse(IReadOnlyList<string> arguments)
    {
        var plan = new LaunchPlan();
        var position = 0;
        for (; position + 1 < arguments.Count && arguments[position] != "--"; position += 2)
            plan.Add(arguments[position], arguments[position + 1]);
        plan.Command = [.. arguments.Skip(position + 1)];
        return plan.Command.Count > 0 ? plan : throw new ArgumentException("the program is missing");
    }

    private void Add(string option, string value)
    {
        switch (option)
        {
            case "--problem": Problem = value; break;
            case "--user": Identity = (Number(value.Split(':')[0]), Number(value.Split(':')[1])); break;
            case "--read": Readable.Add(value); break;
            case "--write": Writable.Add(value); break;
            case "--device": Devices.Add(value); break;
            case "--limit": Limits.Add(((int)Number(value.Split('=')[0]), ulong.Parse(value.Split('=')[1], CultureInfo.InvariantCulture))); break;
            case "--set": Environment.Add(value); break;
            case "--filter": Filter = Convert.FromBase64String(value); break;
            case "--folder": Folder = value; break;
            default: throw new ArgumentException("unknown option " + option);
        }
    }

    private static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);
}
