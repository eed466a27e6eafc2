using Harness.Sandboxes.Docker;

namespace Harness.Tests.Sandboxes.Docker;

public class DockerEndpointsTests
{
    [Fact]
    public void An_address_that_was_asked_for_is_the_only_one() =>
        DockerEndpoints.Of(new DockerOptions { Endpoint = "tcp://127.0.0.1:2375", RuntimeFolder = "/run/user/1000" }).Should().Equal(new Uri("tcp://127.0.0.1:2375"));

    [Fact]
    public void The_machines_engines_come_before_those_of_the_user() =>
        DockerEndpoints.Usual("/run/user/1000", isWindows: false).Select(uri => uri.LocalPath).Should()
            .Equal("/var/run/docker.sock", "/run/podman/podman.sock", "/run/user/1000/docker.sock", "/run/user/1000/podman/podman.sock");

    [Fact]
    public void A_user_without_a_runtime_folder_has_no_engine_of_his_own() =>
        DockerEndpoints.Usual(null, isWindows: false).Should().HaveCount(2);

    [Fact]
    public void On_windows_it_is_a_pipe() =>
        DockerEndpoints.Usual(null, isWindows: true).Should().Equal(new Uri("npipe://./pipe/docker_engine"));
}
