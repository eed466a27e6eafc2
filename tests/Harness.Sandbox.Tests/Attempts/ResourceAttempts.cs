using Harness.Campaigns.Records;
using Harness.Sandboxes;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Using up what there is. Each has an end of its own: a sandbox that fails must not take the machine with it.</summary>
internal static class ResourceAttempts
{
    private const long Megabyte = 1L << 20;

    public static IEnumerable<Attempt> All { get; } =
    [
        Hoard("use up memory in one process", "hoard private 400 2") with { Afterwards = IsRefusedOr(SandboxEnd.MemoryLimit) },
        Hoard("use up memory in many processes", "for i in 1 2 3 4 5 6; do hoard private 96 6 > had$i & done; wait") with
        {
            Limits = Attempt.Small with { Processes = 200 },
            // One alone has less than the limit.
            NotMade = seen => Hoards(seen, "started: ") < 2 ? "fewer than two processes began" : null,
            Afterwards = seen => Hoards(seen, "breach: ") > 4 ? "all of them had it" : null,
        },
        Hoard("use up shared memory", "hoard shared 400 2") with { Afterwards = IsRefusedOr(SandboxEnd.MemoryLimit) },
        Stopped("start processes without end", IsolationGuard.ProcessCount, """
            echo 0 > count; ( i=0; while [ $i -lt 300 ]; do sleep 3 & i=$((i+1)); echo $i > count; done ) 2>/dev/null
            read n < count; [ $n -ge 250 ] && breach "$n processes"
            """) with { Control = Control.Succeeds, Limits = Attempt.Small with { Processes = 64 } },
        Stopped("start processes that start processes", IsolationGuard.ProcessCount, """
            : > log; bomb() { echo x >> log; [ $1 -ge 8 ] && { sleep 2; return; }; bomb $(($1+1)) & bomb $(($1+1)) & sleep 2; }
            bomb 0 2>/dev/null; sleep 1; n=$(wc -l < log); [ "$n" -ge 500 ] && breach "$n processes"
            """) with { Control = Control.Succeeds, Limits = Attempt.Small with { Processes = 64 } },
        // Nobody waits for the dead: who started them is no shell any more. They die together, when something can be read.
        Stopped("leave dead processes without end", IsolationGuard.ProcessCount, """
            mkfifo gate; echo 0 > count; tries=0
            sh -c 'i=0; while [ $i -lt 300 ]; do (read line < gate) & i=$((i+1)); echo $i > count; done; : > all; exec sleep 12' 2>/dev/null &
            while [ ! -e all ] && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries+1)); done; sleep 0.5; : > gate; tries=0
            while [ $tries -lt 10 ]; do
              n=0; for process in /proc/[0-9]*/stat; do { read -r line < $process; } 2>/dev/null && case $line in *') Z '*) n=$((n+1));; esac; done
              [ $n -ge 250 ] && breach "$n dead processes" && break; sleep 0.3; tries=$((tries+1))
            done
            """) with
        {
            Control = Control.Succeeds,
            Limits = Attempt.Small with { Processes = 64 },
            NotMade = seen => File.ReadAllText(Path.Combine(seen.Surroundings.Workspace, "count")).Trim() is "0" or "" ? "no process was started" : null,
        },
        Stopped("compute without end", IsolationGuard.Cpu, "i=0; while [ $i -lt 100000000 ]; do i=$((i+1)); done") with
        {
            Limits = Attempt.Small with { Cpu = TimeSpan.FromSeconds(1), Wall = TimeSpan.FromSeconds(15) },
            Afterwards = seen => seen.Outcome.End == SandboxEnd.WallLimit ? "only the limit of time ended it" : null,
        },
        Stopped("raise its own limits", IsolationGuard.Cpu, """
            for what in -Ht -Hf -Hc; do (ulimit $what unlimited) 2>/dev/null && [ "$(ulimit $what)" != unlimited ] && breach "ulimit $what"; done
            (ulimit -Ht 999999) 2>/dev/null && [ "$(ulimit -Ht)" != unlimited ] && breach "ulimit -Ht 999999"
            [ "$(ulimit -Ht)" = unlimited ] && breach 'there is no limit'
            """) with { Expected = Verdict.Refused },
        Stopped("write one endless file", IsolationGuard.Disk, "head -c 300000000 /dev/zero > file") with
        {
            Control = Control.Succeeds,
            Limits = Attempt.Small with { FileBytes = 8 * Megabyte },
            Afterwards = seen => BytesBelow(seen) > 64 * Megabyte ? "it grew beyond 64 MB" : null,
        },
        Stopped("make a file of a terabyte without writing it", IsolationGuard.Disk, "truncate -s 1T file") with
        {
            Control = Control.Succeeds,
            Limits = Attempt.Small with { FileBytes = 8 * Megabyte },
            Afterwards = seen => BytesBelow(seen) > 64 * Megabyte ? "it is larger than 64 MB" : null,
        },
        Stopped("fill the disk with many files", IsolationGuard.Disk, """
            i=0; while [ $i -lt 100 ]; do head -c 4000000 /dev/zero > file$i || break; i=$((i+1)); sleep 0.05; done
            """) with { Control = Control.Succeeds, Afterwards = seen => BytesBelow(seen) > 300 * Megabyte ? "400 MB were written" : null },
        Stopped("fill the disk with empty files", IsolationGuard.Disk, """
            i=0; while [ $i -lt 40000 ]; do : > f$i; i=$((i+1)); [ $((i % 500)) = 0 ] && sleep 0.05; done
            """) with
        {
            Control = Control.Succeeds,
            Afterwards = seen => Directory.EnumerateFileSystemEntries(seen.Surroundings.Workspace).Take(39_000).Count() == 39_000 ? "40,000 files were made" : null,
        },
        Hidden("fill the disk beyond the ends of files", "for i in 1 2 3 4 5; do probe reserve file$i 40; done; sleep 2"),
        // Root's harness lists it all the same; another user's cannot. What it holds is more than one file may be.
        Hidden("fill the disk in a folder that cannot be listed", """
            mkdir folder; chmod 300 folder; i=0; while [ $i -lt 50 ]; do head -c 4000000 /dev/zero > folder/file$i || break; i=$((i+1)); sleep 0.05; done
            sleep 2; [ $i -ge 50 ] && breach '200 MB in it'
            """) with { Limits = Attempt.Small with { FileBytes = 8 * Megabyte } },
        Hidden("fill the disk with files that are deleted and open", """
            for i in 3 4 5 6 7 8 9; do
              eval "exec $i> file$i"; rm file$i; n=0
              while [ $n -lt 7 ]; do head -c 4000000 /dev/zero >&$i || break; n=$((n+1)); sleep 0.05; done
            done
            sleep 2; [ $n = 7 ] && breach '196 MB in deleted files'
            """),
        Stopped("fill the temporary folder", IsolationGuard.Disk, """
            i=0; while [ $i -lt 15 ]; do head -c 20000000 /dev/zero > "$TMPDIR/file$i" || break; i=$((i+1)); sleep 0.05; done; [ $i -ge 15 ] && breach "300 MB in $TMPDIR"
            """) with { Control = Control.Succeeds },
        Stopped("fill the shared memory's folder", IsolationGuard.Disk, """
            i=0; while [ $i -lt 15 ]; do head -c 20000000 /dev/zero > "/dev/shm/$MARK$i" || break; i=$((i+1)); sleep 0.05; done 2>/dev/null; [ $i -ge 15 ] && breach "300 MB in /dev/shm"; rm -f /dev/shm/$MARK*
            """),
        Stopped("fill any other folder that can be written to", IsolationGuard.Disk, """
            for folder in /dev / /home /run /var/tmp /mnt /opt; do
              i=0; while [ $i -lt 15 ]; do head -c 20000000 /dev/zero > "$folder/$MARK$i" || break; i=$((i+1)); sleep 0.05; done; [ $i -ge 15 ] && breach "300 MB in $folder"; rm -f $folder/$MARK*
            done 2>/dev/null
            """),
        Stopped("leave a core dump", IsolationGuard.Disk, "ulimit -c unlimited 2>/dev/null; sh -c 'kill -SEGV $$' 2>/dev/null; for file in core*; do [ -e \"$file\" ] && breach \"$file\"; done") with { Expected = Verdict.Refused },
        Stopped("sleep through every signal", IsolationGuard.Time, "trap '' TERM INT HUP QUIT; while :; do sleep 1; done") with
        {
            Limits = Attempt.Small with { Wall = TimeSpan.FromSeconds(1.5) },
            Afterwards = seen => seen.Outcome.End == SandboxEnd.WallLimit && seen.Took < TimeSpan.FromSeconds(12) ? null : $"it ended by {seen.Outcome.End} after {seen.Took}",
        },
        Stopped("print without end", IsolationGuard.Time, "yes 0123456789") with { Afterwards = IsCutOff },
        Stopped("print one endless line of errors", IsolationGuard.Time, "head -c 500000000 /dev/zero | tr '\\0' x >&2") with { Afterwards = IsCutOff },
        Stopped("wait for input that never comes", IsolationGuard.Time, "cat; read line; echo 'no input'") with
        {
            Expected = Verdict.Refused,
            Afterwards = seen => seen.Outcome.End == SandboxEnd.Exited ? null : "it waited",
        },
    ];

    private static string? IsCutOff(Sighting seen) =>
        seen.Outcome.End != SandboxEnd.OutputLimit ? $"it ended by {seen.Outcome.End}"
        : seen.Outcome.StandardOutput.Length + seen.Outcome.StandardError.Length > 200_000 ? "all of it was kept"
        : null;

    /// <summary>A refusal that the program saw, or the end at a limit.</summary>
    private static Func<Sighting, string?> IsRefusedOr(SandboxEnd limit) => seen =>
        seen.Outcome.End == limit || seen.Outcome.StandardOutput.Contains("refused: ", StringComparison.Ordinal) ? null : $"nothing stopped it, it ended by {seen.Outcome.End}";

    private static int Hoards(Sighting seen, string word) =>
        Directory.EnumerateFiles(seen.Surroundings.Workspace, "had*").Count(file => File.ReadAllText(file).Contains(word, StringComparison.Ordinal));

    private static long BytesBelow(Sighting seen) => new DirectoryInfo(seen.Surroundings.Workspace).EnumerateFiles().Sum(file => file.Length);

    /// <summary>The size of a file is far from its limit; that of all is not, where nobody may see it.</summary>
    private static Attempt Hidden(string name, string script) => Stopped(name, IsolationGuard.Disk, script) with
    {
        Control = Control.Succeeds,
        Afterwards = IsRefusedOr(SandboxEnd.DiskLimit),
    };

    /// <summary>The sum is well above the limit, and harmless to a machine that has none.</summary>
    private static Attempt Hoard(string name, string script) => Stopped(name, IsolationGuard.Memory, script) with
    {
        Control = Control.Succeeds,
        NotMade = seen => seen.Outcome.StandardOutput.Contains("started: ", StringComparison.Ordinal) ? null : "the probe did not begin",
    };

    private static Attempt Stopped(string name, string guard, string script) =>
        new() { Name = name, Guard = guard, Expected = Verdict.StoppedAtLimit, Script = script };
}
