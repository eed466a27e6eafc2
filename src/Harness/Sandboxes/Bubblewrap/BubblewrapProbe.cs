using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Harness.Sandboxes.Bubblewrap;

/// <summary>Finds out whether bubblewrap isolates on this machine, by looking from inside and from outside at what runs in it.</summary>
internal sealed partial class BubblewrapProbe(BubblewrapOptions options)
{
    private const string Install =
        "Install bubblewrap 0.8 or later: apt-get install bubblewrap util-linux (Debian 12, Ubuntu 24.04 or later), dnf install bubblewrap util-linux (Fedora, RHEL 9 or later).";

    private static readonly Version Oldest = new(0, 8);

    /// <summary>Never throws for what the machine lacks.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<SandboxProbe> RunAsync(CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64))
            return Failed("bubblewrap isolates on Linux, on x64 and arm64", "Use another provider.");
        if (Environment.IsPrivilegedProcess && options.UserInsteadOfRoot == 0)
            return Failed("the harness runs as root, and the programs were to get root's rights too", "Give them another user.");
        string[] tools = [options.Program, BubblewrapArguments.PrLimit, BubblewrapArguments.SetPriv];
        if (Array.Find(tools, tool => !File.Exists(tool)) is { } missing)
            return Failed($"{missing} is missing", Install);

        BubblewrapProvider? provider = null;
        try
        {
            var said = await VersionAsync(cancellation).ConfigureAwait(false);
            if (!Version.TryParse(VersionNumber().Match(said).Value, out var version) || version < Oldest)
                return Failed($"{options.Program} --version says '{PlainLine(said)}'; needed is {Oldest} or later", Install);

            provider = await BubblewrapProvider.CreateAsync(options).ConfigureAwait(false);
            var test = await BubblewrapSelfTest.RunAsync(provider, options, cancellation).ConfigureAwait(false);
            if (test.Problem is { } problem)
                return await GiveUpAsync(provider, problem).ConfigureAwait(false);
            provider.Report(test.Report(version.ToString()));
            if (test.Hole is { } hole)
                return await GiveUpAsync(provider, $"a program in the sandbox is not isolated: {hole.Name}: {hole.How}").ConfigureAwait(false);
            return new SandboxProbe(BubblewrapProvider.Name, provider);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return provider is null
                ? Failed(exception.Message, CureOf(exception.Message))
                : await GiveUpAsync(provider, exception.Message).ConfigureAwait(false);
        }
        catch
        {
            if (provider is not null)
                await provider.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What to do about what bubblewrap or the kernel said.</summary>
    internal static string CureOf(string problem) => problem switch
    {
        _ when problem.Contains("uid map", StringComparison.Ordinal) || problem.Contains("loopback", StringComparison.Ordinal) =>
            "AppArmor keeps programs from making user namespaces (Ubuntu 23.10 and later). Either allow it for bubblewrap: write "
            + "'abi <abi/4.0>, include <tunables/global> profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }' to /etc/apparmor.d/bwrap and run "
            + "'apparmor_parser -r /etc/apparmor.d/bwrap' as root; or for all: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0.",
        _ when problem.Contains("namespace", StringComparison.Ordinal) =>
            "The kernel refuses namespaces. On a host: sysctl -w user.max_user_namespaces=15000 (and kernel.unprivileged_userns_clone=1 where it exists). "
            + "In a container: use the docker provider on the host, or give the container --security-opt seccomp=unconfined, and as root also CAP_SYS_ADMIN.",
        _ when problem.Contains("Unknown option", StringComparison.Ordinal) => Install,
        _ => "Run the command that failed by hand, or use the docker provider.",
    };

    private static async Task<SandboxProbe> GiveUpAsync(BubblewrapProvider provider, string problem)
    {
        await provider.DisposeAsync().ConfigureAwait(false);
        return Failed(problem, CureOf(problem));
    }

    private static SandboxProbe Failed(string problem, string cure) => new(BubblewrapProvider.Name, null, problem, cure);

    private async Task<string> VersionAsync(CancellationToken cancellation)
    {
        var command = new ChildProcessCommand { FileName = options.Program, Arguments = ["--version"], WorkingDirectory = "/" };
        var outcome = await ChildProcess.RunAsync(command, "", new SandboxLimits { Wall = TimeSpan.FromSeconds(10) }, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return outcome.StandardOutput + outcome.StandardError;
    }

    private static string PlainLine(string text) => text.Trim().ReplaceLineEndings(" ");

    [GeneratedRegex(@"[0-9]+\.[0-9]+(\.[0-9]+)?")]
    private static partial Regex VersionNumber();
}
