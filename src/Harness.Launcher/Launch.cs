using System.Runtime.InteropServices;
using System.Text;

namespace Harness.Launcher;

/// <summary>
/// Gives up one right after the other and becomes the program. Whatever fails on the way, the program is not started.
/// </summary>
internal static unsafe class Launch
{
    /// <summary>The exit code when the program was not started; <see cref="LaunchPlan.Problem"/> tells it from one of the program.</summary>
    public const int NotStarted = 125;

    /// <summary>Variables of the launcher's own environment that the program inherits: by it the harness finds what it started.</summary>
    private const string Mark = "HARNESS_CHILD=";

    /// <summary>Does not return when it succeeds.</summary>
    public static int Run(LaunchPlan plan)
    {
        // Opened while it may be; the program does not inherit it.
        var problem = plan.Problem is null ? 2 : Kernel.Open(plan.Problem, 1 | Kernel.CloseOnExec);
        try
        {
            Become(plan);
        }
        catch (LaunchException exception)
        {
            var text = Encoding.UTF8.GetBytes(exception.Message);
            fixed (byte* bytes = text)
                _ = Kernel.Write(problem, bytes, (nuint)text.Length);
        }

        return NotStarted;
    }

    private static void Become(LaunchPlan plan)
    {
        // All that needs memory, files or types of .NET comes first; the runtime goes on in the sandbox until the last call.
        var rules = Rules(plan);
        var arguments = Strings(plan.Command);
        var environment = Strings([.. plan.Environment, .. InheritedMark()]);
        _ = Kernel.NewSession();
        Limit(plan);
        if (plan.Identity is var (user, group))
            ChangeIdentity(user, group);
        // After the change of user, which clears it. It follows the harness's thread, which never ends.
        _ = Kernel.Control(Kernel.SetParentDeathSignal, Kernel.KillSignal, 0, 0, 0);
        LaunchException.ThrowIf(Kernel.ChangeFolder(plan.Folder) != 0, "chdir " + plan.Folder);
        LaunchException.ThrowIf(Kernel.Control(Kernel.SetNoNewPrivileges, 1, 0, 0, 0) != 0, "prctl(PR_SET_NO_NEW_PRIVS)");
        // .NET ignores it, and what is ignored stays ignored.
        _ = Kernel.OnSignal(Kernel.PipeSignal, 0);
        rules.Enforce();
        FilterSystemCalls(plan.Filter);
        _ = Kernel.Execute(arguments[0], arguments, environment);
        LaunchException.ThrowIf(true, "execve " + plan.Command[0]);
    }

    private static Ruleset Rules(LaunchPlan plan)
    {
        var rules = Ruleset.Create();
        plan.Readable.ForEach(rules.AllowReading);
        plan.Writable.ForEach(rules.AllowWriting);
        plan.Devices.ForEach(rules.AllowDevice);
        return rules;
    }

    /// <summary>Lowers limits; one that is lower already stays.</summary>
    private static void Limit(LaunchPlan plan)
    {
        var limit = stackalloc ulong[2];
        foreach (var (resource, value) in plan.Limits)
        {
            LaunchException.ThrowIf(Kernel.GetLimit(resource, limit) != 0, "getrlimit");
            limit[1] = Math.Min(limit[1], value);
            limit[0] = Math.Min(limit[0], limit[1]);
            LaunchException.ThrowIf(Kernel.SetLimit(resource, limit) != 0, "setrlimit");
        }
    }

    private static void ChangeIdentity(uint user, uint group)
    {
        LaunchException.ThrowIf(Kernel.SetGroups(0, null) != 0, "setgroups");
        LaunchException.ThrowIf(Kernel.SetGroup(group, group, group) != 0, "setresgid");
        LaunchException.ThrowIf(Kernel.SetUser(user, user, user) != 0, "setresuid");
    }

    private static void FilterSystemCalls(byte[] filter)
    {
        const int modeFilter = 2, bytesPerInstruction = 8;
        fixed (byte* instructions = filter)
        {
            var program = stackalloc nuint[] { (nuint)(filter.Length / bytesPerInstruction), (nuint)instructions };
            LaunchException.ThrowIf(Kernel.Control(Kernel.SetSeccomp, modeFilter, (nuint)program, 0, 0) != 0, "prctl(PR_SET_SECCOMP)");
        }
    }

    private static IEnumerable<string> InheritedMark() =>
        File.ReadAllText("/proc/self/environ").Split('\0').Where(entry => entry.StartsWith(Mark, StringComparison.Ordinal));

    private static byte** Strings(IReadOnlyList<string> texts)
    {
        var array = (byte**)NativeMemory.AllocZeroed((nuint)texts.Count + 1, (nuint)sizeof(byte*));
        for (var index = 0; index < texts.Count; index++)
            array[index] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[index]);
        return array;
    }
}
