using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;
using Harness.Sandboxes;
using Harness.Sandboxes.Landlock;

namespace Harness.Tests.Sandboxes.Landlock;

/// <summary>What is made of the attempts of kernels that this machine does not have.</summary>
public class LandlockFindingsTests
{
    private const string AllRefused = """
        read_outside 13
        write_outside 13
        write_inside done
        harness_environment 13
        harness_memory 13
        harness_name done
        signal_harness 1
        signal_init 1
        socket_unix 97
        socket_inet 97
        socket_inet6 97
        socket_netlink 97
        socket_vsock 97
        user_namespace 1
        user 1000
        landlock 6
        CapPrm	0000000000000000
        CapEff	0000000000000000
        NoNewPrivs	1
        Seccomp	2
        limit_0 60
        limit_1 67108864
        variable HOME
        variable HARNESS_CHILD
        """;

    [Fact]
    public void A_sandbox_that_refuses_everything_can_be_used()
    {
        var findings = new LandlockFindings(AllRefused);

        findings.Problem().Should().BeNull();
        InForce(findings, IsolationGuard.Files).Should().BeTrue();
        InForce(findings, IsolationGuard.Environment).Should().BeTrue();
    }

    [Fact]
    public void Its_version_is_the_kernels_and_does_not_repeat_its_name() =>
        IsolationText.Short(new LandlockFindings(AllRefused).Report(new SandboxLimits(), hasUser: false, [])).Should().StartWith("landlock 6, ");

    [Theory]
    [InlineData("read_outside 13", IsolationGuard.Files)]
    [InlineData("write_outside 13", IsolationGuard.Files)]
    [InlineData("socket_inet 97", IsolationGuard.Network)]
    [InlineData("socket_unix 97", IsolationGuard.Network)]
    [InlineData("harness_environment 13", IsolationGuard.Environment)]
    [InlineData("user_namespace 1", IsolationGuard.SystemCalls)]
    public void What_was_not_refused_is_a_problem_and_not_in_force(string refused, string guard)
    {
        var name = refused.Split(' ')[0];
        var findings = new LandlockFindings(AllRefused.Replace(refused, name + " done"));

        findings.Problem().Should().Contain("landlock version 6").And.Contain(name);
        InForce(findings, guard).Should().BeFalse();
    }

    [Fact]
    public void What_was_not_tried_was_not_refused() =>
        new LandlockFindings(AllRefused.Replace("signal_harness 1", "")).Problem().Should().Contain("signal_harness");

    [Theory]
    [InlineData("NoNewPrivs	1", "NoNewPrivs	0")]
    [InlineData("CapEff	0000000000000000", "CapEff	0000000000200000")]
    [InlineData("user 1000", "user 0")]
    public void Rights_that_were_kept_are_told(string expected, string seen) =>
        InForce(new LandlockFindings(AllRefused.Replace(expected, seen)), IsolationGuard.Identity).Should().BeFalse();

    [Fact]
    public void A_variable_that_was_not_given_is_told() =>
        InForce(new LandlockFindings(AllRefused + "\nvariable OPENAI_API_KEY"), IsolationGuard.Environment).Should().BeFalse();

    [Fact]
    public void A_limit_is_in_force_only_when_a_program_was_seen_to_end_at_it()
    {
        var findings = new LandlockFindings(AllRefused);
        InForce(findings, IsolationGuard.Time).Should().BeFalse();
        InForce(findings, IsolationGuard.Disk).Should().BeFalse();

        findings.Limits = LimitTrialTests.AllHold;
        InForce(findings, IsolationGuard.Time).Should().BeTrue();
        InForce(findings, IsolationGuard.Disk).Should().BeTrue();

        findings.Limits = LimitTrialTests.AllHold with { Disk = SandboxEnd.Exited, Output = SandboxEnd.Exited };
        InForce(findings, IsolationGuard.Time).Should().BeFalse();
        InForce(findings, IsolationGuard.Disk).Should().BeFalse();
    }

    [Fact]
    public void Without_a_control_group_memory_is_limited_in_part_whoever_the_user_is()
    {
        var findings = new LandlockFindings(AllRefused) { Limits = LimitTrialTests.AllHold };

        var memory = findings.Report(new SandboxLimits(), hasUser: true, ["HOME"]).Guards.Single(guard => guard.Name == IsolationGuard.Memory);

        memory.InForce.Should().BeFalse();
        memory.How.Should().Contain("in part").And.Contain("memfd");
    }

    private static bool InForce(LandlockFindings findings, string guard) =>
        findings.Report(new SandboxLimits(), hasUser: false, ["HOME"]).InForce(guard);
}
