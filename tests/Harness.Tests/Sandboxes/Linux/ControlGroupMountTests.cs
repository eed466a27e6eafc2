using Harness.Sandboxes.Linux;

namespace Harness.Tests.Sandboxes.Linux;

public class ControlGroupMountTests
{
    [Fact]
    public void Version_2_is_found_where_a_user_s_session_has_it()
    {
        var mounts = ControlGroupMount.Parse(
            ["30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate"],
            ["0::/user.slice/user-1000.slice/user@1000.service/app.slice/run.scope"]);

        var only = mounts.Should().ContainSingle().Subject;
        only.IsVersion2.Should().BeTrue();
        only.OwnFolder.Should().Be("/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service/app.slice/run.scope");
    }

    [Fact]
    public void Version_1_is_found_controller_by_controller()
    {
        var mounts = ControlGroupMount.Parse(
            ["1 0 0:1 / /sys/fs/cgroup rw - tmpfs tmpfs rw", "2 1 0:2 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory", "3 1 0:3 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu,cpuacct"],
            ["4:memory:/jobs/7", "3:cpu,cpuacct:/", "1:name=systemd:/"]);

        mounts.Select(mount => mount.OwnFolder).Should().Equal("/sys/fs/cgroup/memory/jobs/7", "/sys/fs/cgroup/cpu");
    }

    [Fact]
    public void A_container_sees_its_part_of_the_tree_as_the_whole()
    {
        var mounts = ControlGroupMount.Parse(["2 1 0:2 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory"], ["4:memory:/docker/abc"]);

        mounts.Should().ContainSingle().Which.OwnFolder.Should().Be("/sys/fs/cgroup/memory");
    }

    [Fact]
    public void A_group_outside_of_what_is_mounted_cannot_be_used() =>
        ControlGroupMount.Parse(["2 1 0:2 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory"], ["4:memory:/docker/other"]).Should().BeEmpty();
}
