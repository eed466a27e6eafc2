using System.Diagnostics;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes.Landlock;

/// <summary>What a program may use up.</summary>
public sealed class LandlockLimitsTests(LandlockSandbox probed) : LandlockCommands(probed)
{
    [Fact]
    public async Task The_wall_limit_ends_everything()
    {
        var clock = Stopwatch.StartNew();

        var outcome = await RunAsync("trap '' TERM INT; (setsid sleep 612 &) ; sleep 612", new SandboxLimits { Wall = TimeSpan.FromSeconds(1) });

        outcome.End.Should().Be(SandboxEnd.WallLimit);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        Sleepers("612").Should().BeEmpty();
    }

    [Fact]
    public async Task A_busy_loop_ends_at_the_limit_of_processor_time()
    {
        var outcome = await RunAsync("while :; do :; done", new SandboxLimits { Cpu = TimeSpan.FromSeconds(1), Wall = TimeSpan.FromSeconds(60) });

        outcome.End.Should().Be(SandboxEnd.Exited);
        outcome.ExitCode.Should().BeOneOf(128 + 24, 128 + 9);
    }

    [Fact]
    public async Task A_file_ends_at_its_limit()
    {
        var outcome = await RunAsync("head -c 2000000 /dev/zero > big; stat -c %s big", new SandboxLimits { FileBytes = 1_000_000 });

        outcome.StandardOutput.Should().Be("1000000\n");
    }

    [Fact]
    public async Task A_fork_bomb_reaches_the_number_of_processes_and_nothing_is_left()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "the kernel counts processes by user, and only root can give a sandbox one to itself");

        var outcome = await RunAsync("b() { b | b & }; b; i=0; while [ $i -lt 300 ]; do sleep 613 & i=$((i+1)); done; sleep 613", new SandboxLimits { Processes = 40, Wall = TimeSpan.FromSeconds(3) });

        outcome.StandardError.Should().Contain("fork");
        Sleepers("613").Should().BeEmpty();
    }

    [Theory]
    [InlineData("head -c 800000000 /dev/zero | tail")]
    [InlineData("setsid sh -c 'head -c 800000000 /dev/zero | tail' & sleep 30")]
    public async Task Memory_ends_at_its_limit(string line)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess || !line.Contains("setsid", StringComparison.Ordinal), "only a user of its own finds what left the tree");

        var outcome = await RunAsync(line, new SandboxLimits { MemoryBytes = 200_000_000, Wall = TimeSpan.FromSeconds(30) });

        outcome.End.Should().Be(SandboxEnd.MemoryLimit);
    }

    [Fact]
    public async Task Many_files_end_at_the_limit_of_the_disk()
    {
        var outcome = await RunAsync("i=0; while :; do head -c 1000000 /dev/zero > f$i; i=$((i+1)); done", new SandboxLimits { DiskBytes = 20_000_000 });

        outcome.End.Should().Be(SandboxEnd.DiskLimit);
    }

    [Fact]
    public async Task Deleted_files_of_a_process_that_left_the_tree_end_at_the_limit_of_the_disk()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only a user of its own finds what left the tree");

        var outcome = await RunAsync(
            "(setsid sh -c 'for i in 3 4 5 6 7 8 9; do eval \"exec $i>f\"; rm f; head -c 4000000 /dev/zero >&$i; done; exec sleep 20' &) ; exec sleep 20",
            new SandboxLimits { DiskBytes = 20_000_000, Wall = TimeSpan.FromSeconds(15) });

        outcome.End.Should().Be(SandboxEnd.DiskLimit);
    }

    [Fact]
    public async Task Empty_files_end_at_the_limit_of_entries_in_the_temporary_folder_too()
    {
        var outcome = await RunAsync("cd $TMPDIR; i=0; while :; do : > f$i; i=$((i+1)); done", new SandboxLimits { Entries = 500 });

        outcome.End.Should().Be(SandboxEnd.EntryLimit);
    }
}
