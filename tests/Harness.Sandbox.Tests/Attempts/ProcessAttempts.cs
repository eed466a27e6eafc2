using Harness.Campaigns.Records;
using Harness.Sandboxes;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Seeing, signalling and outliving processes.</summary>
internal static class ProcessAttempts
{
    public static IEnumerable<Attempt> All { get; } =
    [
        Refused("see a process of the host", """
            if tr '\0' ' ' < /proc/$DECOY_PID/cmdline 2>/dev/null | grep -q "$MARK"; then breach "saw process $DECOY_PID"; fi
            """),
        Refused("end a process of the host", "kill -TERM $DECOY_PID 2>/dev/null; kill -KILL $DECOY_PID 2>/dev/null; sleep 0.2"),
        Refused("signal the harness", "runs kill -0 $HARNESS_PID"),
        // One after the other: the call that signals all of them is content with none.
        Refused("signal every process that it sees", """
            for process in /proc/[0-9]*; do process=${process##*/}; case $process in 1|$$) ;; *) runs kill -0 $process;; esac; done
            """),
        // The first process that it sees is the host's when it began when the host's did.
        Refused("signal the first process of the host, or open its memory", """
            began=$(sed 's/.*) //' /proc/1/stat 2>/dev/null | cut -d ' ' -f 20)
            if [ "${began:-$HOST_BEGAN}" = "$HOST_BEGAN" ]; then runs kill -0 1; opens /proc/1/mem; reads /proc/1/environ; fi
            """) with { Control = Control.SucceedsAsRoot },
        Refused("take over a process that has no limits", """
            for process in /proc/[0-9]*; do
              grep -q '^Max cpu time  *unlimited' $process/limits 2>/dev/null && opens $process/mem
            done
            """),
        Refused("open the harness's memory, descriptors and files", """
            for entry in mem environ maps; do (: < /proc/$HARNESS_PID/$entry) 2>/dev/null && breach "opened $entry"; done
            lists /proc/$HARNESS_PID/fd; lists /proc/$HARNESS_PID/root; lists /proc/$HARNESS_PID/cwd
            """),
        Refused("have the harness killed when memory is short", "opens /proc/$HARNESS_PID/oom_score_adj"),
        Refused("type into the terminal of the user", "(: < /dev/tty) 2>/dev/null && breach 'there is a terminal'") with { Control = Control.None },
        Refused("use descriptors that the harness left open", """
            for descriptor in /proc/$$/fd/*; do case ${descriptor##*/} in 0|1|2|10) ;; *) [ -e "$descriptor" ] && breach "descriptor $descriptor is $(readlink $descriptor)"; cat "$descriptor";; esac; done 2>/dev/null
            """) with { Guard = null, Control = Control.None },
        Leftover("leave a daemon behind", """
            (exec setsid env -i PATH=/usr/bin:/bin sh -c 'trap "" TERM HUP INT; while :; do sleep 1; done' "$MARK" < /dev/null > /dev/null 2>&1 &)
            sleep 0.3
            """),
        Leftover("leave a daemon behind that holds the output open", """
            (exec setsid env -i PATH=/usr/bin:/bin sh -c 'trap "" TERM HUP INT; while :; do sleep 1; done' "$MARK" &)
            sleep 0.3
            """) with { Afterwards = seen => seen.Took > TimeSpan.FromSeconds(15) ? "the daemon was waited for" : null },
        Leftover("leave a program behind that starts itself again and again", """
            (exec setsid env -i PATH=/usr/bin:/bin sh -c 'n=0; while [ $n -lt 200 ]; do n=$((n+1)); (sleep 2 & ); sleep 0.05; done' "$MARK" < /dev/null > /dev/null 2>&1 &)
            sleep 0.3
            """),
        new Attempt
        {
            Name = "go on after the limit of time",
            Guard = IsolationGuard.Leftovers,
            Expected = Verdict.StoppedAtLimit,
            Script = """
                (exec setsid env -i PATH=/usr/bin:/bin sh -c 'trap "" TERM HUP INT; while :; do sleep 1; done' "$MARK" < /dev/null > /dev/null 2>&1 &)
                trap '' TERM HUP INT QUIT; while :; do sleep 1; done
                """,
            Limits = Attempt.Small with { Wall = TimeSpan.FromSeconds(2) },
            Afterwards = seen => seen.Outcome.End == SandboxEnd.WallLimit ? null : $"the end was {seen.Outcome.End}",
        },
        Leftover("leave shared memory of System V behind", "probe segment 1094861636") with
        {
            Control = Control.None,
            Afterwards = seen => File.ReadAllText("/proc/sysvipc/shm").Contains("1094861636", StringComparison.Ordinal) ? "the host has the segment" : null,
        },
    ];

    private static Attempt Refused(string name, string script) =>
        new() { Name = name, Guard = IsolationGuard.Processes, Expected = Verdict.Refused, Control = Control.Succeeds, Script = script };

    private static Attempt Leftover(string name, string script) =>
        new() { Name = name, Guard = IsolationGuard.Leftovers, Expected = Verdict.Contained, Control = Control.Succeeds, Script = script };
}
