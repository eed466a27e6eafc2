using System.Globalization;
using Harness.Campaigns.Records;
using Harness.Sandboxes.Bubblewrap;
using Harness.Sandboxes.Linux;

namespace Harness.Tests.Sandboxes.Bubblewrap;

public class BubblewrapProbeTests(ProbedBubblewrap bubblewrap)
{
    [Fact]
    public async Task Where_bubblewrap_works_every_guard_is_seen_to_be_in_force()
    {
        var provider = (BubblewrapProvider)await bubblewrap.ProviderAsync();

        provider.Isolation.Provider.Should().Be("bwrap");
        provider.Isolation.Version.Should().MatchRegex(@"^\d+\.\d+");
        provider.Isolation.IsIsolating.Should().BeTrue();
        provider.Isolation.Guards.Select(guard => guard.Name).Should().Equal(IsolationGuard.All);
        provider.Isolation.Guards.Where(guard => !guard.InForce).Select(guard => guard.Name).Should().Equal(provider.Groups is null ? [IsolationGuard.Memory] : []);
        provider.Isolation.Guards.Should().AllSatisfy(guard => guard.How.Should().NotBeEmpty().And.NotContain("\n"));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', provider.Isolation.Guards));
    }

    [Fact]
    public async Task Without_control_groups_memory_is_claimed_in_part_only()
    {
        await bubblewrap.ProviderAsync();

        var probe = await BubblewrapProvider.ProbeAsync(new BubblewrapOptions { UsesControlGroups = false }, TestContext.Current.CancellationToken);

        await using var provider = probe.Provider!;
        var memory = provider.Isolation.Guards.Single(guard => guard.Name == IsolationGuard.Memory);
        memory.InForce.Should().BeFalse();
        memory.How.Should().StartWith("in part").And.Contain("memfd").And.EndWith("(switched off)");
        provider.Isolation.Limits.Should().NotContainKey("memory").And.ContainKey("disk");
    }

    [Fact(SkipUnless = nameof(IsLinux), Skip = "bubblewrap is for Linux")]
    public async Task A_program_that_is_missing_is_the_problem_and_its_installation_the_cure()
    {
        var probe = await BubblewrapProvider.ProbeAsync(new BubblewrapOptions { Program = "/usr/bin/no-such-bwrap" }, TestContext.Current.CancellationToken);

        probe.Provider.Should().BeNull();
        probe.Problem.Should().Contain("/usr/bin/no-such-bwrap is missing");
        probe.Cure.Should().Contain("apt-get install bubblewrap").And.Contain("dnf install bubblewrap");
    }

    public static bool IsLinux => OperatingSystem.IsLinux();

    [Theory(SkipUnless = nameof(IsLinux), Skip = "bubblewrap is for Linux")]
    [InlineData("echo bubblewrap 0.6.1", "says 'bubblewrap 0.6.1'", "0.8")]
    [InlineData("[ \"$1\" = --version ] && { echo bubblewrap 0.9.0; exit; }; echo 'bwrap: setting up uid map: Permission denied' >&2; exit 1", "setting up uid map: Permission denied", "kernel.apparmor_restrict_unprivileged_userns=0")]
    [InlineData("[ \"$1\" = --version ] && { echo bubblewrap 0.9.0; exit; }; echo 'bwrap: Creating new namespace failed: No space left on device' >&2; exit 1", "Creating new namespace failed", "user.max_user_namespaces")]
    [InlineData("[ \"$1\" = --version ] && { echo bubblewrap 0.9.0; exit; }; sed -n 's/^read.*//p'", "ended early", "docker provider", 1)]
    public async Task What_a_program_said_is_the_problem_and_decides_on_the_cure(string script, string problem, string cure, int patience = 20)
    {
        using var folder = new TemporaryWorkspace();
        var program = folder.Put("bwrap", "#!/bin/sh\n" + script + "\n");
        folder.Shell("chmod 755 bwrap; chmod 711 ..");

        var probe = await BubblewrapProvider.ProbeAsync(new BubblewrapOptions { Program = program, Patience = TimeSpan.FromSeconds(patience) }, TestContext.Current.CancellationToken);

        probe.Provider.Should().BeNull();
        probe.Problem.Should().Contain(problem);
        probe.Cure.Should().Contain(cure);
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "only root has rights to give")]
    public async Task Root_that_would_keep_its_rights_is_refused()
    {
        var probe = await BubblewrapProvider.ProbeAsync(new BubblewrapOptions { UserInsteadOfRoot = 0 }, TestContext.Current.CancellationToken);

        probe.Provider.Should().BeNull();
        probe.Problem.Should().Contain("root");
    }

    public static bool IsRoot => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    /// <summary>A bubblewrap that is none: it runs the program as it is, as a machine would where the sandbox leaks everything.</summary>
    [Fact(SkipUnless = nameof(IsLinux), Skip = "bubblewrap is for Linux")]
    public async Task A_sandbox_that_isolates_nothing_is_found_out()
    {
        using var folder = new TemporaryWorkspace();
        var program = folder.Put("bwrap", """
            #!/bin/sh
            [ "$1" = --version ] && { echo bubblewrap 9.9.9; exit; }
            while [ "$1" != -- ]; do [ "$1" = --bind ] && cd "$2"; shift; done
            shift
            exec "$@"
            """);
        folder.Shell("chmod 755 bwrap; chmod 711 ..");

        var probe = await BubblewrapProvider.ProbeAsync(new BubblewrapOptions { Program = program }, TestContext.Current.CancellationToken);

        // What the probe starts to see whether it is left does stay here.
        foreach (var left in RunningProcesses.Named("sleep\0" + "607\0"))
            LinuxProcesses.Kill(int.Parse(Path.GetFileName(left), CultureInfo.InvariantCulture));
        probe.Provider.Should().BeNull();
        probe.Problem.Should().Contain("not isolated").And.Contain("saw /");
    }
}
