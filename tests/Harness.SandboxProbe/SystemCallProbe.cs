#pragma warning disable RS0030 // The streams of this process are its whole interface.
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Harness.SandboxProbe;

/// <summary>
/// System calls with arguments that cannot do any harm: "not permitted" and "no such call" are a refusal, any other error means that the
/// kernel had begun to look at the arguments.
/// </summary>
internal static unsafe partial class SystemCallProbe
{
    private const int NotPermitted = 1;
    private const int NoAccess = 13;
    private const int NoSuchCall = 38;
    private const int NoSuchFamily = 97;
    private const int RealTime = 0;

    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    // Numbers: https://github.com/torvalds/linux/blob/v6.12/arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h
    private static readonly Dictionary<string, (int X64, int Arm64, nint[] Arguments)> Calls = new()
    {
        ["ptrace"] = (101, 117, [1, 1, 0, 0]),
        ["process_vm_readv"] = (310, 270, [1, 0, 0, 0, 0, 0]),
        ["pidfd_getfd"] = (438, 438, [-1, 0, 0]),
        ["bpf"] = (321, 280, [0x7FFF, 0, 0]),
        ["userfaultfd"] = (323, 282, [1]),
        ["perf_event_open"] = (298, 241, [0, 0, -1, -1, 0]),
        ["io_uring_setup"] = (425, 425, [1, 0]),
        ["keyctl"] = (250, 219, [0, -3, 0]),
        ["add_key"] = (248, 217, [0, 0, 0, 0, 0]),
        ["request_key"] = (249, 218, [0, 0, 0, 0]),
        ["kexec_load"] = (246, 104, [0, 0, 0, 0xFFFF]),
        ["init_module"] = (175, 105, [0, 0, 0]),
        ["finit_module"] = (313, 273, [-1, 0, 0]),
        ["delete_module"] = (176, 106, [0, 0]),
        ["open_by_handle_at"] = (304, 265, [-1, 0, 0]),
        ["fsopen"] = (430, 430, [0, 0]),
        ["open_tree"] = (428, 428, [-1, 0, 0x7FFF_0000]),
        ["move_mount"] = (429, 429, [-1, 0, -1, 0, 0x7FFF_0000]),
        ["mount_setattr"] = (442, 442, [-1, 0, 0x7FFF_0000, 0, 0]),
        ["pivot_root"] = (155, 41, [0, 0]),
        ["setns"] = (308, 268, [-1, 0x7FFF]),
        ["swapon"] = (167, 224, [0, 0]),
        ["reboot"] = (169, 142, [0, 0, 0, 0]),
        ["acct"] = (163, 89, [1]),
        ["fanotify_init"] = (300, 262, [0x7FFF_0000, 0]),
        ["syslog"] = (103, 116, [3, 0, -1]),
    };

    public static void Call(string name)
    {
        var (x64, arm64, given) = Calls[name];
        var all = new nint[6];
        given.CopyTo(all, 0);
        var result = SystemCall(IsArm ? arm64 : x64, all[0], all[1], all[2], all[3], all[4], all[5]);
        Report(name, result >= 0 ? 0 : Marshal.GetLastPInvokeError());
    }

    /// <summary>A socket of a family that namespaces do not cover, or that only root needs.</summary>
    public static void Socket(string family)
    {
        var (domain, type, protocol) = family switch
        {
            "vsock" => (40, 1, 0),
            "packet" => (17, 3, 0x0300),
            "raw" => (2, 3, 1),
            "alg" => (38, 5, 0),
            "bluetooth" => (31, 3, 1),
            _ => throw new ArgumentException($"there is no family '{family}'"),
        };
        Report($"socket of the family {family}", OpenSocket(domain, type, protocol) >= 0 ? 0 : Marshal.GetLastPInvokeError());
    }

    /// <summary>Sets the clock to the time that it shows.</summary>
    public static void SetClock()
    {
        var now = stackalloc long[2];
        _ = GetClock(RealTime, now);
        Report("clock_settime", SetClock(RealTime, now) == 0 ? 0 : Marshal.GetLastPInvokeError());
    }

    /// <summary>Leaves a System V segment of shared memory behind.</summary>
    public static void SharedSegment(int key) =>
        Console.WriteLine(MakeSegment(key, 4096, 0x3B6) >= 0 ? "made a segment" : "refused: a segment of shared memory");

    /// <summary>Exchanges two entries as fast as the kernel can.</summary>
    public static void Exchange(string first, string second, int milliseconds)
    {
        var clock = Stopwatch.StartNew();
        var exchanged = 0;
        while (clock.ElapsedMilliseconds < milliseconds)
            exchanged += Rename(-100, first, -100, second, 2) == 0 ? 1 : 0;
        Console.WriteLine($"exchanged {exchanged} times");
    }

    private static void Report(string what, int error) =>
        Console.WriteLine(error is NotPermitted or NoAccess or NoSuchCall or NoSuchFamily ? $"refused: {what} (errno {error})" : $"breach: {what} (errno {error})");

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint a, nint b, nint c, nint d, nint e, nint f);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int OpenSocket(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int GetClock(int clock, long* time);

    [LibraryImport("libc", EntryPoint = "clock_settime", SetLastError = true)]
    private static partial int SetClock(int clock, long* time);

    [LibraryImport("libc", EntryPoint = "shmget", SetLastError = true)]
    private static partial int MakeSegment(int key, nuint size, int flags);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int fromFolder, string from, int toFolder, string to, uint flags);
}
