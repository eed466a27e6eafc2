using System.Globalization;
using System.Runtime.InteropServices;

namespace Harness.Launcher;

/// <summary>
/// What a sandboxed program might try against the harness, tried: one line for each, a name and what came of it: <c>done</c> or the
/// number of the error.
/// </summary>
internal static class Attempts
{
    private const int NewUserNamespace = 0x1000_0000;
    private const int Stream = 1;
    private const int LastResource = 12;
    private const int WriteOnly = 1, Create = 0x40;

    private static readonly (string Name, int Family)[] Families =
        [("socket_unix", 1), ("socket_inet", 2), ("socket_inet6", 10), ("socket_netlink", 16), ("socket_vsock", 40)];

    private static readonly string[] Status = ["CapPrm:", "CapEff:", "NoNewPrivs:", "Seccomp:"];

    /// <summary>Arguments: the harness's process, a file outside, a folder outside, a writable folder.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter report)
    {
        var harness = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        void Say(string name, bool isDone) => report.WriteLine($"{name} {(isDone ? "done" : Marshal.GetLastPInvokeError())}");

        Say("read_outside", CanOpen(arguments[1], 0));
        Say("write_outside", CanOpen(arguments[2] + "/written-from-the-sandbox", WriteOnly | Create));
        Say("write_inside", CanOpen(arguments[3] + "/written-from-the-sandbox", WriteOnly | Create));
        Say("harness_environment", CanOpen(Invariant($"/proc/{harness}/environ"), 0));
        Say("harness_memory", CanOpen(Invariant($"/proc/{harness}/mem"), 0));
        Say("harness_name", CanOpen(Invariant($"/proc/{harness}/cmdline"), 0));
        Say("signal_harness", Kernel.Kill(harness, 0) == 0);
        Say("signal_init", Kernel.Kill(1, 0) == 0);
        foreach (var (name, family) in Families)
            Say(name, Kernel.Socket(family, Stream, 0) >= 0);
        Say("user_namespace", Kernel.Unshare(NewUserNamespace) == 0);
        report.WriteLine(Invariant($"user {Kernel.GetUser()}"));
        report.WriteLine(Invariant($"landlock {Ruleset.Version}"));
        foreach (var line in File.ReadLines("/proc/self/status").Where(line => Status.Any(name => line.StartsWith(name, StringComparison.Ordinal))))
            report.WriteLine(line.Replace(":", "", StringComparison.Ordinal));
        for (var resource = 0; resource <= LastResource; resource++)
            report.WriteLine(Invariant($"limit_{resource} {Limit(resource)}"));
        foreach (var variable in File.ReadAllText("/proc/self/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries))
            report.WriteLine("variable " + variable.Split('=')[0]);
        return 0;
    }

    private static unsafe ulong Limit(int resource)
    {
        var limit = stackalloc ulong[2];
        LaunchException.ThrowIf(Kernel.GetLimit(resource, limit) != 0, "getrlimit");
        return limit[1];
    }

    private static bool CanOpen(string path, int flags)
    {
        var descriptor = Kernel.Open(path, flags | Kernel.CloseOnExec, 0x180);
        if (descriptor >= 0)
            _ = Kernel.Close(descriptor);
        return descriptor >= 0;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
