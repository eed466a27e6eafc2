using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes.Bubblewrap;

/// <summary>What a program may use up.</summary>
public sealed class BubblewrapLimitsTests(ProbedBubblewrap bubblewrap) : BubblewrapCommands(bubblewrap)
{
    [Fact]
    public async Task Home_and_temporary_folder_are_writable_limited_and_empty_each_time()
    {
        const string script = "ls -A ~ $TMPDIR; echo x > ~/a && echo x > $TMPDIR/b && echo written; head -c 70000000 /dev/zero > /tmp/big1; head -c 70000000 /dev/zero > /tmp/big2; du -sk /tmp | cut -f1";
        await RunAsync(script);

        var outcome = await RunAsync(script);

        outcome.StandardOutput.Should().StartWith("/home/agent:\n\n/tmp:\nwritten\n");
        int.Parse(outcome.StandardOutput.Split('\n')[^2], null).Should().BeInRange(60_000, 65_536);
    }

    [Fact]
    public async Task A_fork_bomb_meets_the_limit_of_processes_and_nothing_of_it_is_left()
    {
        var outcome = await RunAsync("(while true; do sleep 77 & done) 2>&1 | head -n 1; wait", new SandboxLimits { Processes = 40, Wall = TimeSpan.FromSeconds(30) });

        outcome.StandardOutput.Should().Contain("fork");
        RunningProcesses.Named("sleep\077").Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_memory_of_all_processes_together_is_limited(bool withControlGroups)
    {
        await using var provider = await OwnProviderAsync(withControlGroups);
        var command = await CommandAsync("for i in 1 2 3 4 5 6; do ( x=$(head -c 40000000 /dev/zero | tr '\\0' a); sleep 30 ) & done; wait");

        var outcome = await provider.RunAsync(command with { Limits = new SandboxLimits { MemoryBytes = 100 << 20, Wall = TimeSpan.FromSeconds(20) } }, TestContext.Current.CancellationToken);

        outcome.End.Should().Be(SandboxEnd.MemoryLimit);
    }

    [Theory]
    [InlineData("for i in 1 2 3 4 5 6 7 8; do head -c 3000000 /dev/zero > f$i; done; sleep 30", SandboxEnd.DiskLimit)]
    [InlineData("i=0; while [ $i -lt 3000 ]; do : > f$i; i=$((i + 1)); done; sleep 30", SandboxEnd.EntryLimit)]
    [InlineData("i=0; while [ $i -lt 3000 ]; do : > /tmp/f$i; i=$((i + 1)); done; sleep 30", SandboxEnd.EntryLimit)]
    [InlineData("true & exec perl -e 'for (1..3000) { open F, q(>), qq(/tmp/f$_) } sleep 30'", SandboxEnd.EntryLimit)]
    [InlineData("i=0; while [ $i -lt 150 ]; do mkdir d; cd d; i=$((i + 1)); done; sleep 30", SandboxEnd.EntryLimit)]
    [InlineData("for i in 1 2 3 4 5 6; do head -c 3000000 /dev/zero > $(printf 'a\\377')$i; done; sleep 30", SandboxEnd.DiskLimit)]
    [InlineData("yes", SandboxEnd.OutputLimit)]
    [InlineData("trap '' TERM INT; sleep 30", SandboxEnd.WallLimit)]
    public async Task What_passes_a_limit_is_stopped_by_it(string script, SandboxEnd end)
    {
        var limits = new SandboxLimits
        {
            DiskBytes = 12 << 20,
            FileBytes = 4 << 20,
            Entries = 1000,
            OutputBytes = 1 << 20,
            Wall = TimeSpan.FromSeconds(end == SandboxEnd.WallLimit ? 1 : 20),
        };

        var outcome = await RunAsync(script, limits);

        outcome.End.Should().Be(end);
    }

    [Fact]
    public async Task A_busy_loop_ends_at_the_limit_of_processor_time()
    {
        var outcome = await RunAsync("while true; do :; done", new SandboxLimits { Cpu = TimeSpan.FromSeconds(1), Wall = TimeSpan.FromSeconds(30) });

        outcome.End.Should().Be(SandboxEnd.Exited);
        outcome.ExitCode.Should().Be(137);
    }
}
