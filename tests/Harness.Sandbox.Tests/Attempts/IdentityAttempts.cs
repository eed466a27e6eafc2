using System.Diagnostics;
using Harness.Campaigns.Records;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Becoming somebody else, and calling the kernel by its rarer names.</summary>
internal static class IdentityAttempts
{
    public static IEnumerable<Attempt> All { get; } =
    [
        Rights("be root on the host", Control.SucceedsAsRoot, "echo x > who") with
        {
            Afterwards = seen => OwnerOf(Path.Combine(seen.Surroundings.Workspace, "who")) == "0" && seen.Surroundings.HarnessIsRoot ? "what it writes belongs to root" : null,
        },
        Rights("have capabilities", Control.SucceedsAsRoot, """
            while read -r name value; do
              case $name in CapInh:|CapPrm:|CapEff:|CapAmb:) case $value in *[!0]*) breach "$name $value";; esac;; NoNewPrivs:) [ "$value" = 1 ] || breach "rights can be gained";; esac
            done < /proc/self/status
            """),
        Rights("become root by a program that may", Control.SucceedsAsRoot, """
            for way in "su root -c id" "su -c id" "sudo -n id" "pkexec id" "setpriv --reuid=0 id"; do if [ "$($way 2>/dev/null < /dev/null | cut -c1-5)" = "uid=0" ]; then breach "$way"; fi; done
            """),
        Rights("leave a program behind that runs as root", Control.SucceedsAsRoot, "cp /bin/sh shell; chmod 4755 shell; chmod 2755 shell; chmod 6755 shell") with
        {
            Expected = Verdict.Contained,
            Afterwards = seen => seen.Surroundings.HarnessIsRoot && OwnerOf(Path.Combine(seen.Surroundings.Workspace, "shell")) == "0" ? "it belongs to root" : null,
        },
        Rights("make device files", Control.SucceedsAsRoot, "runs mknod disk b 254 0; runs mknod memory c 1 1; runs mknod /tmp/disk b 254 0"),
        Rights("mount and unmount", Control.None, """
            mkdir -p m; runs mount -t tmpfs none m; runs mount -t proc none m; runs mount --bind /usr m; runs mount -o remount,rw /usr; runs mount -o remount,rw /
            runs umount /proc; runs umount -l /usr; runs umount "$WORK"
            """),
        Rights("leave the file tree by chroot", Control.SucceedsAsRoot, "runs chroot / /bin/true; runs chroot \"$WORK\" /bin/true; runs chroot /proc/1/root /bin/true"),
        Rights("make namespaces of its own", Control.None, "for kind in -U -r -m -n -p -i -u -C; do runs unshare $kind /bin/true; done"),
        Rights("set the clock and the name of the machine", Control.None, "probe clock; runs hostname planted; runs date -s '2001-01-01'"),
        Rights("read the kernel's addresses", Control.SucceedsAsRoot, "if grep -qv '^0000000000000000' /proc/kallsyms 2>/dev/null; then breach 'addresses are shown'; fi"),
        Rights("load a module or another kernel, swap, reboot", Control.SucceedsAsRoot, "probe call init_module finit_module delete_module kexec_load swapon reboot acct"),
        Calls("use the kernel's key store", "probe call keyctl add_key request_key"),
        Calls("use io_uring", "probe call io_uring_setup"),
        Calls("load programs into the kernel", "probe call bpf"),
        Calls("use userfaultfd", "probe call userfaultfd"),
        Calls("read performance counters", "probe call perf_event_open"),
        Calls("trace and read other processes", "probe call ptrace process_vm_readv pidfd_getfd"),
        Calls("use the newer calls for mounts and namespaces", "probe call fsopen open_tree move_mount mount_setattr setns pivot_root"),
        Calls("open files by handle and watch the file system", "probe call open_by_handle_at fanotify_init"),
        Calls("read the kernel's log", "probe call syslog"),
        Calls("open sockets of rare families", "probe family alg; probe family bluetooth; probe family packet; probe family vsock"),
    ];

    private static Attempt Rights(string name, Control control, string script) =>
        new() { Name = name, Guard = IsolationGuard.Identity, Expected = Verdict.Refused, Control = control, Script = script };

    private static Attempt Calls(string name, string script) =>
        new() { Name = name, Guard = IsolationGuard.SystemCalls, Expected = Verdict.Refused, Control = Control.SucceedsAsRoot, Script = script };

    // .NET has no way to ask.
    private static string OwnerOf(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("stat", ["-c", "%u", path]) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}
