namespace Harness.Sandboxes.Linux;

/// <summary>
/// Which system calls sandboxed programs do without, as data: <see cref="SeccompFilter"/> and a container's seccomp profile are both made
/// from it. Shells, compilers, .NET and Python need none of them.
/// </summary>
/// <remarks>
/// Numbers: <c>arch/x86/entry/syscalls/syscall_64.tbl</c> and <c>include/uapi/asm-generic/unistd.h</c> of Linux 6.15 (arm64 takes the latter).
/// The arm64 numbers have not been tried on a machine.
/// </remarks>
internal static class SystemCallRules
{
    /// <summary>AF_UNIX, AF_INET, AF_INET6 and AF_NETLINK, which lists interfaces. AF_VSOCK is not among them: a network namespace does not cover it.</summary>
    public static IReadOnlyList<int> SocketFamilies { get; } = [1, 2, 10, 16];

    /// <summary>The flags of <c>clone</c> that make a namespace: mount, cgroup, uts, ipc, user, pid, net.</summary>
    public static uint NamespaceFlags => 0x7E02_0000;

    /// <summary>The requests of <c>ioctl</c> that type into a terminal: TIOCSTI and TIOCLINUX.</summary>
    public static IReadOnlyList<uint> TerminalRequests { get; } = [0x5412, 0x541C];

    /// <summary>Its first argument is a family.</summary>
    public static SystemCall Socket { get; } = new("socket", 41, 198);

    /// <summary>Its first argument is a family.</summary>
    public static SystemCall SocketPair { get; } = new("socketpair", 53, 199);

    /// <summary>Its first argument is flags.</summary>
    public static SystemCall Clone { get; } = new("clone", 56, 220);

    /// <summary>Its flags lie in memory, where a filter cannot look: answered as if the kernel did not have it, upon which C libraries take <see cref="Clone"/>.</summary>
    public static SystemCall Clone3 { get; } = new("clone3", 435);

    /// <summary>Its second argument is a request.</summary>
    public static SystemCall Ioctl { get; } = new("ioctl", 16, 29);

    /// <summary>Its second argument is a mode.</summary>
    public static SystemCall Allocate { get; } = new("fallocate", 285, 47);

    /// <summary>The bit of <see cref="Allocate"/>'s mode that lets a file take room beyond its size, which no limit of a process covers: FALLOC_FL_KEEP_SIZE.</summary>
    public static uint KeepSize => 1;

    /// <summary>Refused with EPERM.</summary>
    public static IReadOnlyList<SystemCall> Refused { get; } =
    [
        // other processes
        new("ptrace", 101, 117), new("process_vm_readv", 310, 270), new("process_vm_writev", 311, 271), new("process_madvise", 440),
        new("pidfd_getfd", 438), new("kcmp", 312, 272), new("migrate_pages", 256, 238), new("move_pages", 279, 239),

        // mounts and namespaces
        new("mount", 165, 40), new("umount2", 166, 39), new("pivot_root", 155, 41), new("chroot", 161, 51), new("open_tree", 428),
        new("move_mount", 429), new("fsopen", 430), new("fsconfig", 431), new("fsmount", 432), new("fspick", 433), new("mount_setattr", 442),
        new("open_tree_attr", 467), new("setns", 308, 268), new("unshare", 272, 97),

        // files beyond the tree that a program sees
        new("open_by_handle_at", 304, 265), new("name_to_handle_at", 303, 264), new("fanotify_init", 300, 262), new("lookup_dcookie", 212, 18),

        // parts of the kernel with a long list of security errors
        new("bpf", 321, 280), new("perf_event_open", 298, 241), new("userfaultfd", 323, 282), new("add_key", 248, 217),
        new("request_key", 249, 218), new("keyctl", 250, 219), new("io_uring_setup", 425), new("io_uring_enter", 426),
        new("io_uring_register", 427), new("modify_ldt", 154, null), new("uselib", 134, null), new("sysfs", 139, null),
        new("ustat", 136, null), new("_sysctl", 156, null), new("nfsservctl", 180, 42), new("personality", 135, 92),

        // what System V shares between processes: it outlives them, is nobody's resident memory, and Landlock keeps no one from the host's
        new("shmget", 29, 194), new("shmat", 30, 196), new("shmctl", 31, 195), new("semget", 64, 190), new("semop", 65, 193),
        new("semctl", 66, 191), new("semtimedop", 220, 192), new("msgget", 68, 186), new("msgsnd", 69, 189), new("msgrcv", 70, 188),
        new("msgctl", 71, 187),

        // the machine
        new("swapon", 167, 224), new("swapoff", 168, 225), new("reboot", 169, 142), new("kexec_load", 246, 104),
        new("kexec_file_load", 320, 294), new("init_module", 175, 105), new("finit_module", 313, 273), new("delete_module", 176, 106),
        new("create_module", 174, null), new("get_kernel_syms", 177, null), new("query_module", 178, null), new("acct", 163, 89),
        new("quotactl", 179, 60), new("quotactl_fd", 443), new("syslog", 103, 116), new("settimeofday", 164, 170),
        new("clock_settime", 227, 112), new("clock_adjtime", 305, 266), new("adjtimex", 159, 171), new("iopl", 172, null),
        new("ioperm", 173, null), new("vhangup", 153, 58), new("sethostname", 170, 161), new("setdomainname", 171, 162),
    ];
}
