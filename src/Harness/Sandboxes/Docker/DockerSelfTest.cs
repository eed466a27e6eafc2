using System.Globalization;

namespace Harness.Sandboxes.Docker;

/// <summary>Tries in a container what it must refuse, and tells what was seen.</summary>
internal static class DockerSelfTest
{
    public const string Cure = "the image needs glibc, /bin/sh and what .NET needs (libicu, libssl, libstdc++), the engine seccomp and bind mounts of this machine's folders; "
        + "Docker without root cannot give a workspace to a user who is not root: use Docker with root, podman, or bwrap";

    /// <summary>The values that findings are compared with: different from what an engine sets by itself.</summary>
    public static SandboxLimits Limits { get; } = new() { Cpu = TimeSpan.FromSeconds(47), Processes = 91, MemoryBytes = 700L << 20, FileBytes = 63L << 20 };

    // Lines of a name and a value, like those of the launcher's attempts.
    private const string Script = """
        "$1" exec "$2" attempt "$3" "$4" "$5" /work || echo "attempts failed"
        try() { name=$1; shift; if "$@" 2>/dev/null; then echo "$name done"; else echo "$name refused"; fi; }
        try write_root sh -c ': > /written'
        try write_etc sh -c 'echo x >> /etc/passwd'
        try write_program sh -c ': > /opt/harness/launcher/written'
        try write_kernel sh -c 'echo 0 > /proc/sys/kernel/core_pattern'
        for socket in /var/run/docker.sock /run/podman/podman.sock; do [ ! -e $socket ] || echo "engine_socket $socket"; done
        while read -r name rest; do case $name in *:*) echo "interface ${name%%:*}";; esac; done </proc/net/dev
        while read -r name rest; do [ "$name" = Iface ] || echo "route $name"; done </proc/net/route
        for file in /usr/lib/*/libssl.so.* /usr/lib/libssl.so.* /usr/lib64/libssl.so.* /lib/*/libssl.so.*; do [ ! -e $file ] || echo "libssl $file"; done
        set -- /proc/[0-9]*; echo "processes $#"
        for file in memory.max memory/memory.limit_in_bytes pids.max pids/pids.max; do
          if [ -r /sys/fs/cgroup/$file ]; then read -r value </sys/fs/cgroup/$file; echo "${file##*/} $value"; fi
        done
        """;

    /// <summary>Runs the attempts.</summary>
    /// <exception cref="SandboxException">The container could not be made, or .NET does not start in it.</exception>
    public static async Task<DockerFindings> RunAsync(DockerProvider provider, DockerOptions options, CancellationToken cancellation)
    {
        using var outside = new PrivateTemporaryFolder();
        using var work = new PrivateTemporaryFolder();
        var secret = Path.Combine(outside.Path, "secret");
        await File.WriteAllTextAsync(secret, "not for the sandbox", cancellation).ConfigureAwait(false);
        var launcher = new SandboxMount(Path.Combine(options.WorkersFolder, "launcher"), "/opt/harness/launcher");
        var command = new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments =
            [
                "-c", Script, "sh", provider.Dotnet, provider.PathOf(launcher) + "/Harness.Launcher.dll",
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture), secret, outside.Path,
            ],
            WorkingDirectory = SandboxMount.Work,
            Mounts = [launcher, SandboxMount.Workspace(work.Path)],
            TemporaryFolder = outside.Path,
            Limits = Limits,
        };
        var outcome = await provider.RunAsync(command, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (outcome is not { End: SandboxEnd.Exited, ExitCode: 0 } || outcome.StandardOutput.Contains("attempts failed", StringComparison.Ordinal))
            throw new SandboxException($"the self-test in a container of {options.Image} ended with {outcome.End}, exit code {outcome.ExitCode}: {outcome.StandardError.Trim()}");
        var findings = new DockerFindings(outcome.StandardOutput, options.Image, provider.Plan.VariablesOf(command).Keys);
        if (findings.Problem() is null)
            findings.Limits = await LimitTrial.RunAsync(provider, work.Path, cancellation).ConfigureAwait(false);
        return findings;
    }
}
