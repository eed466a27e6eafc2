using System.Globalization;
using Harness.Campaigns.Records;

namespace Harness.Sandboxes.Landlock;

/// <summary>Tries in a sandbox what it must refuse, and tells what was seen.</summary>
internal static class LandlockSelfTest
{
    /// <summary>What to do about a kernel that cannot do it. Versions: https://docs.kernel.org/userspace-api/landlock.html.</summary>
    public const string Cure = "landlock needs Linux 6.12 or newer with landlock among /sys/kernel/security/lsm (boot with lsm=landlock,... if it is not), "
        + "and the engine's programs in workers/ beside the harness; otherwise use bwrap or docker";

    private static readonly SandboxLimits Limits = new() { Wall = TimeSpan.FromSeconds(20) };

    /// <summary>Runs the attempts of the launcher's project.</summary>
    /// <exception cref="SandboxException">The sandbox could not be made.</exception>
    public static async Task<(IsolationReport Report, string? Problem)> RunAsync(LandlockProvider provider, LandlockOptions options, CancellationToken cancellation)
    {
        using var outside = new PrivateTemporaryFolder();
        using var inside = new PrivateTemporaryFolder();
        var secret = Path.Combine(outside.Path, "secret");
        await File.WriteAllTextAsync(secret, "not for the sandbox", cancellation).ConfigureAwait(false);
        if (provider.HasUsers)
            // So that it is Landlock which is tried, and not the rights of files.
            MakePublic(outside.Path, secret);

        var launcher = new SandboxMount(Path.Combine(options.WorkersFolder, "launcher"), "/opt/harness/launcher");
        var command = new SandboxCommand
        {
            Program = provider.Dotnet,
            Arguments =
            [
                "exec", Path.Combine(launcher.HostPath, "Harness.Launcher.dll"), "attempt",
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture), secret, outside.Path, inside.Path,
            ],
            WorkingDirectory = inside.Path,
            Mounts = [launcher],
            TemporaryFolder = inside.Path,
            Limits = Limits,
        };
        var outcome = await provider.RunAsync(command, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (outcome is not { End: SandboxEnd.Exited, ExitCode: 0 })
            throw new SandboxException($"the self-test in the sandbox ended with {outcome.End}, exit code {outcome.ExitCode}: {outcome.StandardError.Trim()}");
        var seen = new LandlockFindings(outcome.StandardOutput);
        // Not in a folder that the sandbox's user was given: other users cannot enter it.
        using var trial = new PrivateTemporaryFolder();
        if (seen.Problem() is null)
            seen.Limits = await LimitTrial.RunAsync(provider, trial.Path, cancellation).ConfigureAwait(false);
        return (seen.Report(Limits, provider.HasUsers, LandlockCommandLine.EnvironmentOf(command, "").Keys), seen.Problem());
    }

    private static void MakePublic(string folder, string file)
    {
        const UnixFileMode all = (UnixFileMode)0x1FF;
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(folder, all);
        File.SetUnixFileMode(file, all);
    }
}
