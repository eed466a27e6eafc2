using Harness.Sandboxes;
using Harness.Sandboxes.Docker;

namespace Harness.Tests.Sandboxes.Docker;

public class ContainerProcessTests
{
    [Fact]
    public void A_process_that_only_has_the_container_s_number_is_not_the_container_s() =>
        ContainerProcess.OnThisMachine(new string('a', 64), Environment.ProcessId).Should().Be(0);

    [Fact]
    public async Task A_watch_that_breaks_stops_what_it_watches()
    {
        Assert.SkipUnless(DiskWatch.IsPossible, "counts by Linux's own calls");
        using var workspace = new TemporaryWorkspace();
        var passed = new TaskCompletionSource<SandboxEnd>();
        var broken = new SandboxCommand
        {
            Program = "/bin/true",
            WorkingDirectory = "/",
            TemporaryFolder = "/",
            Mounts = [SandboxMount.Workspace(workspace.Root)],
            Limits = null!,
        };

        await using (DiskWatch.Start(broken, Task.FromResult(0), passed.SetResult))
            (await passed.Task.WaitAsync(TestContext.Current.CancellationToken)).Should().Be(SandboxEnd.DiskLimit);
    }
}
