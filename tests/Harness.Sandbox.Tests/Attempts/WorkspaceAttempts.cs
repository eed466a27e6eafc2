using System.Diagnostics;
using Harness.Sandboxes;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>What is left in the workspace for the host to stumble over: its file tools, the frozen copy, the deletion.</summary>
internal static class WorkspaceAttempts
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(5);

    public static IEnumerable<Attempt> All { get; } =
    [
        Contained("lead the file tools out of the workspace by links", """
            ln -s $HOST/secret.txt file; ln -s $HOST folder; ln -s /etc/passwd passwd; ln -s / root; ln -s /proc/self/environ environ
            ln -s ../../decoy-host/secret.txt relative; ln -s file chain; mkdir -p deep; ln -s ../../../decoy-host deep/up; ln -s loop loop
            """, seen =>
        {
            foreach (var path in new[] { "file", "folder/secret.txt", "passwd", "root/etc/passwd", "environ", "relative", "chain", "deep/up/secret.txt", "loop" })
            {
                if (Reading(seen, path) is { } text)
                    return $"'{path}' was read: {text[..Math.Min(40, text.Length)]}";
                if (Writing(seen, path))
                    return $"'{path}' was written to";
            }

            return FileAttempts.Holds(seen, seen.Surroundings.Canary) ? "the frozen workspace holds the secret" : null;
        }),
        Contained("swap folders for links while the file tools look", """
            mkdir -p a; echo harmless > a/secret.txt; ln -s $HOST b
            probe exchange a b 3000
            """, seen: null) with
        {
            Limits = new SandboxLimits(),
            Meanwhile = (surroundings, cancellation) => Task.Run(
                () =>
                {
                    var files = WorkspaceFiles.Open(surroundings.Workspace);
                    var clock = Stopwatch.StartNew();
                    while (clock.Elapsed < Quick && !cancellation.IsCancellationRequested)
                    {
                        if (ReadOrNull(files, "a/secret.txt") is { } text && text.Contains(surroundings.Canary, StringComparison.Ordinal))
                            throw new InvalidOperationException("the race was won: the file tools read a file of the host");
                        WriteOrFail(files, "a/secret.txt");
                    }
                },
                cancellation),
        },
        Contained("have the file tools wait for a pipe, a socket or a device", """
            mkfifo pipe; mkfifo Cart.cs; probe bind socket; ln -s /dev/zero zero; ln -s /dev/stdin input; mknod null c 1 3 2>/dev/null
            """, seen =>
        {
            var clock = Stopwatch.StartNew();
            var read = new[] { "pipe", "Cart.cs", "socket", "zero", "input", "null" }.Where(path => Reading(seen, path) is not null).ToList();
            var snapshot = WorkspaceSnapshot.Take(seen.Surroundings.Workspace);
            return read.Count > 0 ? $"'{read[0]}' was read"
                : snapshot.Files.Count > 0 ? "the frozen workspace holds one of them"
                : clock.Elapsed > Quick ? "the file tools waited"
                : null;
        }),
        Contained("confuse the harness by names of files", """
            printf x > "$(printf 'bad\377name.cs')"; printf x > "$(printf 'new\nline.cs')"; printf x > "$(printf 'esc\033[2J.cs')"; printf x > '-rf'; printf x > ' '
            printf x > '=cmd|calc.csv'; printf x > '<script>.md'; printf x > "$(printf 'right\342\200\256sc.exe')"; printf x > '$(reboot)'; printf x > '*'
            printf x > "$(head -c 255 /dev/zero | tr '\0' n)"
            """, FreezesAndGoes) with { Limits = OneHiddenFileFits },
        Contained("make a tree that cannot be walked or deleted", """
            mkdir locked; echo x > locked/file; chmod 000 locked/file locked
            mkdir sticky; echo x > sticky/file; chmod 1555 sticky
            mkdir -p $(printf 'd/%.0s' $(seq 3000)) && echo 3000 > depth
            """, FreezesAndGoes) with
        {
            // The watchdog may stop it where it can look no deeper; it has not nearly so many entries.
            MayBeStopped = true,
            Limits = Attempt.Small with { Entries = 8_000 },
            NotMade = seen => seen.Outcome.End == SandboxEnd.EntryLimit || File.Exists(Path.Combine(seen.Surroundings.Workspace, "depth")) ? null : "there is no tree",
        },
        Contained("hide thousands of files from the judge", """
            i=0; while [ $i -lt 1500 ]; do : > f$i; i=$((i+1)); done
            """, seen => WorkspaceSnapshot.Take(seen.Surroundings.Workspace).Files.Count == 1500 ? null : "the frozen workspace is not complete"),
    ];

    // A name that is no UTF-8 counts as a file of the largest size; it is no reason to stop an honest program.
    private static SandboxLimits OneHiddenFileFits => Attempt.Small with { FileBytes = Attempt.Small.DiskBytes / 4 };

    private static Attempt Contained(string name, string script, Func<Sighting, string?>? seen) =>
        new() { Name = name, Guard = null, Expected = Verdict.Contained, Script = script, Afterwards = seen };

    private static string? FreezesAndGoes(Sighting seen)
    {
        var clock = Stopwatch.StartNew();
        _ = WorkspaceSnapshot.Take(seen.Surroundings.Workspace);
        if (clock.Elapsed > Quick)
            return "freezing took too long";
        StubbornFolder.Delete(seen.Surroundings.Workspace);
        return Directory.Exists(seen.Surroundings.Workspace) ? "the workspace cannot be deleted" : null;
    }

    private static string? Reading(Sighting seen, string path) => ReadOrNull(WorkspaceFiles.Open(seen.Surroundings.Workspace), path);

    private static bool Writing(Sighting seen, string path) => WriteOrFail(WorkspaceFiles.Open(seen.Surroundings.Workspace), path) && new FileInfo(Path.Combine(seen.Surroundings.Workspace, path)).LinkTarget is not null;

    private static string? ReadOrNull(WorkspaceFiles files, string path)
    {
        try
        {
            return files.ReadText(path).Text;
        }
        catch (WorkspaceAccessException)
        {
            return null;
        }
    }

    private static bool WriteOrFail(WorkspaceFiles files, string path)
    {
        try
        {
            files.WriteText(path, "harmless\n");
            return true;
        }
        catch (WorkspaceAccessException)
        {
            return false;
        }
    }
}
