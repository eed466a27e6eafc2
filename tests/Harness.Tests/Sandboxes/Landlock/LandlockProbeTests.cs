using Harness.Campaigns.Records;
using Harness.Sandboxes.Landlock;

namespace Harness.Tests.Sandboxes.Landlock;

public class LandlockProbeTests(LandlockSandbox sandbox) : IClassFixture<LandlockSandbox>
{
    [Fact]
    public void The_report_has_every_guard_and_says_what_was_seen()
    {
        var report = sandbox.Require().Isolation;

        report.Provider.Should().Be("landlock");
        report.Version.Should().MatchRegex("^[0-9]+$");
        report.Guards.Select(guard => guard.Name).Should().Equal(IsolationGuard.All);
        report.IsIsolating.Should().BeTrue();
        report.Guards.Where(guard => guard.InForce).Select(guard => guard.Name).Should().Contain(
            [IsolationGuard.Files, IsolationGuard.Network, IsolationGuard.Identity, IsolationGuard.SystemCalls, IsolationGuard.Environment, IsolationGuard.Cpu, IsolationGuard.Disk, IsolationGuard.Time]);
        report.Limits.Should().ContainKeys("cpu", "disk", "wall").And.NotContainKey("memory");
        report.InForce(IsolationGuard.ProcessCount).Should().Be(Environment.IsPrivilegedProcess);
    }

    [Fact]
    public void What_does_not_hold_is_not_claimed()
    {
        var guards = sandbox.Require().Isolation.Guards.ToDictionary(guard => guard.Name);

        guards[IsolationGuard.Processes].InForce.Should().BeFalse();
        guards[IsolationGuard.Processes].How.Should().Contain("processes of the host are visible by name");
        guards[IsolationGuard.Leftovers].InForce.Should().BeFalse();
        guards[IsolationGuard.Memory].InForce.Should().BeFalse();
        guards[IsolationGuard.Memory].How.Should().StartWith("in part");
    }

    [Fact]
    public async Task Without_its_launcher_the_probe_says_what_is_wrong_and_what_to_do()
    {
        var probe = await LandlockProvider.ProbeAsync(new LandlockOptions { WorkersFolder = "/nowhere" }, TestContext.Current.CancellationToken);

        probe.Provider.Should().BeNull();
        probe.Problem.Should().NotBeNullOrEmpty();
        probe.Cure.Should().Contain("Linux 6.12").And.Contain("workers/");
    }
}
