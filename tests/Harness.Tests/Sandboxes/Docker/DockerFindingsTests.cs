using Harness.Campaigns.Records;
using Harness.Sandboxes;
using Harness.Sandboxes.Docker;

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>A guard that did not hold is not reported as one that did.</summary>
public class DockerFindingsTests
{
    private static readonly string Good = string.Join('\n',
        "read_outside 2", "write_outside 2", "write_inside done", "harness_environment 2", "harness_memory 2", "harness_name 2", "signal_harness 3",
        "socket_vsock 97", "user_namespace 1", "user 60600", "CapPrm\t0000000000000000", "CapEff\t0000000000000000", "NoNewPrivs\t1", "Seccomp\t2",
        "limit_0 48", "limit_1 66060288", "variable HOME", "variable HOSTNAME", "variable IMAGE",
        "write_root refused", "write_etc refused", "write_program refused", "write_kernel refused", "interface lo", "processes 3",
        "memory.max 734003200", "pids.max 91", "libssl /usr/lib/libssl.so.3");

    [Fact]
    public void A_container_that_holds_has_no_problem_and_every_guard()
    {
        var findings = Read(Good);

        findings.Problem().Should().BeNull();
        findings.Report("docker 1", ["IMAGE"]).Guards.Where(guard => !guard.InForce).Should().BeEmpty();
    }

    [Theory]
    [InlineData("read_outside 2", "read_outside done", IsolationGuard.Files)]
    [InlineData("write_root refused", "write_root done", IsolationGuard.Files)]
    [InlineData("write_program refused", "", IsolationGuard.Files)]
    [InlineData("interface lo", "interface lo\ninterface eth0", IsolationGuard.Network)]
    [InlineData("interface lo", "interface lo\nroute eth0", IsolationGuard.Network)]
    [InlineData("interface lo", "interface lo\nengine_socket /var/run/docker.sock", IsolationGuard.Network)]
    [InlineData("socket_vsock 97", "socket_vsock done", IsolationGuard.Network)]
    [InlineData("processes 3", "processes 120", IsolationGuard.Processes)]
    [InlineData("signal_harness 3", "signal_harness done", IsolationGuard.Processes)]
    [InlineData("user 60600", "user 0", IsolationGuard.Identity)]
    [InlineData("CapEff\t0000000000000000", "CapEff\t00000000a80425fb", IsolationGuard.Identity)]
    [InlineData("NoNewPrivs\t1", "NoNewPrivs\t0", IsolationGuard.Identity)]
    [InlineData("Seccomp\t2", "Seccomp\t0", IsolationGuard.SystemCalls)]
    [InlineData("write_kernel refused", "write_kernel done", IsolationGuard.SystemCalls)]
    public void What_isolates_must_hold(string line, string seen, string guard)
    {
        var findings = Read(Good.Replace(line, seen, StringComparison.Ordinal));

        findings.Problem().Should().Contain(guard);
        findings.Report("docker 1", ["IMAGE"]).InForce(guard).Should().BeFalse();
    }

    [Theory]
    [InlineData("variable HOME", "variable HARNESS_API_KEY", IsolationGuard.Environment)]
    [InlineData("memory.max 734003200", "memory.max max", IsolationGuard.Memory)]
    [InlineData("limit_0 48", "limit_0 18446744073709551615", IsolationGuard.Cpu)]
    [InlineData("pids.max 91", "", IsolationGuard.ProcessCount)]
    [InlineData("limit_1 66060288", "limit_1 18446744073709551615", IsolationGuard.Disk)]
    public void A_limit_that_is_missing_is_told(string line, string seen, string guard)
    {
        var findings = Read(Good.Replace(line, seen, StringComparison.Ordinal));

        findings.Problem().Should().BeNull();
        findings.Report("docker 1", ["IMAGE"]).Guards.Where(row => !row.InForce).Select(row => row.Name).Should().Equal(guard);
    }

    [Fact]
    public void A_workspace_that_cannot_be_written_is_a_problem() =>
        Read(Good.Replace("write_inside done", "write_inside 13", StringComparison.Ordinal)).Problem().Should().Contain("cannot write their workspace");

    [Fact]
    public void An_image_without_openssl_is_a_problem() =>
        Read(Good.Replace("libssl /usr/lib/libssl.so.3", "", StringComparison.Ordinal)).Problem().Should().Contain("OpenSSL");

    [Fact]
    public void A_limit_is_not_claimed_when_a_program_was_not_seen_to_end_at_it()
    {
        var findings = Read(Good);

        findings.Limits = LimitTrialTests.AllHold with { Memory = SandboxEnd.Exited };
        NotInForce().Should().Equal(IsolationGuard.Memory);
        findings.Limits = LimitTrialTests.AllHold with { Disk = SandboxEnd.WallLimit };
        NotInForce().Should().Equal(IsolationGuard.Disk);
        findings.Limits = null;
        NotInForce().Should().Equal(IsolationGuard.Memory, IsolationGuard.Disk, IsolationGuard.Time);

        IEnumerable<string> NotInForce() => findings.Report("docker 1", ["IMAGE"]).Guards.Where(row => !row.InForce).Select(row => row.Name);
    }

    private static DockerFindings Read(string output) => new(output, "image:1", ["HOME"]) { Limits = LimitTrialTests.AllHold };
}
