using Harness.Campaigns.Records;
using Harness.Sandboxes.Docker;

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>What the probe says with a real engine, and without one.</summary>
public sealed class DockerProbeTests(ContainerEngine engine) : IClassFixture<ContainerEngine>
{
    [Fact]
    public void Every_guard_was_seen_to_hold()
    {
        var report = engine.Provider.Isolation;

        report.Provider.Should().Be("docker");
        report.Version.Should().MatchRegex(@"^(podman|docker) \d+\.\d+");
        report.Guards.Select(guard => guard.Name).Should().Equal(IsolationGuard.All);
        report.Guards.Where(guard => !guard.InForce).Should().BeEmpty();
        report.Limits.Should().ContainKeys("cpu", "disk", "memory", "processes", "wall");
    }

    [Fact]
    public async Task Nobody_listening_is_a_problem_with_a_cure()
    {
        var probe = await DockerProvider.ProbeAsync(new DockerOptions { Endpoint = "unix:///no/such/docker.sock" }, TestContext.Current.CancellationToken);

        probe.Name.Should().Be("docker");
        probe.Provider.Should().BeNull();
        probe.Problem.Should().StartWith("no container engine answers: unix:///no/such/docker.sock does not answer");
        probe.Cure.Should().Contain("install Docker").And.Contain("DOCKER_HOST");
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ssh://host.example")]
    [InlineData("gopher://host.example")]
    [InlineData("/var/run/docker.sock")]
    public async Task An_address_that_is_none_is_a_problem(string address)
    {
        var probe = await DockerProvider.ProbeAsync(new DockerOptions { Endpoint = address }, TestContext.Current.CancellationToken);

        probe.Provider.Should().BeNull();
        probe.Problem.Should().NotBeNullOrEmpty();
        probe.Cure.Should().Contain("DOCKER_HOST");
    }

    [Fact]
    public async Task An_image_that_is_missing_is_not_pulled_but_named()
    {
        ContainerEngine.SkipWithout();

        var probe = await DockerProvider.ProbeAsync(ContainerEngine.Options with { Image = "localhost/no-such-image:1" }, TestContext.Current.CancellationToken);

        probe.Provider.Should().BeNull();
        probe.Problem.Should().Contain("does not have the image localhost/no-such-image:1");
        probe.Cure.Should().Be("docker pull localhost/no-such-image:1");
    }

    [Fact]
    public async Task A_launcher_that_is_missing_is_a_problem_and_not_a_sandbox()
    {
        ContainerEngine.SkipWithout();

        var probe = await DockerProvider.ProbeAsync(ContainerEngine.Options with { WorkersFolder = "/no/such/workers" }, TestContext.Current.CancellationToken);

        probe.Provider.Should().BeNull();
        probe.Problem.Should().NotBeNullOrEmpty();
    }
}
