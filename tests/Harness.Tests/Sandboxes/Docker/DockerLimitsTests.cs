using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>Programs that use up what they can, in real containers.</summary>
public sealed class DockerLimitsTests(ContainerEngine engine) : IClassFixture<ContainerEngine>, IDisposable
{
    private const string Hog = "exec /usr/bin/perl -e '$x = q(a) x 400000000; print length $x'";

    private readonly TemporaryWorkspace workspace = new();

    [Fact]
    public async Task The_limit_of_time_kills()
    {
        var outcome = await RunAsync("echo begun; sleep 600", new SandboxLimits { Wall = TimeSpan.FromSeconds(1) });

        outcome.Should().Be(new SandboxOutcome(SandboxEnd.WallLimit, 137, "begun\n", ""));
    }

    [Fact]
    public async Task A_caller_who_cancels_kills()
    {
        using var cancellation = new CancellationTokenSource();
        var provider = engine.Provider;
        await using var process = await provider.StartAsync(Shell("echo begun; sleep 600", new SandboxLimits()), TestContext.Current.CancellationToken);
        var outcome = SandboxRun.RunToEndAsync(process, "", new SandboxLimits(), cancellation.Token);

        await cancellation.CancelAsync();

        (await outcome).End.Should().Be(SandboxEnd.Cancelled);
    }

    [Fact]
    public async Task Endless_output_kills()
    {
        var outcome = await RunAsync("while :; do echo 0123456789; done", new SandboxLimits { OutputBytes = 1 << 20 });

        outcome.End.Should().Be(SandboxEnd.OutputLimit);
        outcome.StandardOutput.Length.Should().BeLessThan(40_000);
    }

    [Fact]
    public async Task Memory_of_the_program_is_limited()
    {
        var outcome = await RunAsync(Hog, new SandboxLimits { MemoryBytes = 100 << 20 });

        outcome.End.Should().Be(SandboxEnd.MemoryLimit);
        outcome.ExitCode.Should().Be(137);
        outcome.StandardOutput.Should().BeEmpty();
    }

    [Fact]
    public async Task Memory_of_all_its_processes_is_limited_together()
    {
        // One after the other: where several grow at once, a second one may be killed before the first has given its memory back.
        const string script = """
            for i in 1 2 3 4 5 6; do
              perl -e '$n = 40000000; $x = q(a) x $n; open F, ">done$ARGV[0]"; close F; sleep 60' $i & all="$all $!"
              until [ -e done$i ] || ! kill -0 $!; do sleep 0.1; done
            done
            kill $all
            for p in $all; do wait $p; echo $?; done
            """;

        var outcome = await RunAsync(script, new SandboxLimits { MemoryBytes = 100 << 20 });

        outcome.StandardOutput.Split('\n').Count(line => line == "137").Should().BeInRange(4, 5);
    }

    [Fact]
    public async Task Memory_within_the_limit_is_given()
    {
        var outcome = await RunAsync(Hog, new SandboxLimits { MemoryBytes = 1000 << 20 });

        outcome.Should().Be(new SandboxOutcome(SandboxEnd.Exited, 0, "400000000", ""));
    }

    [Fact]
    public async Task Processes_are_limited()
    {
        var outcome = await RunAsync("i=0; while [ $i -lt 60 ]; do sleep 5 & i=$((i+1)); done; wait", new SandboxLimits { Processes = 20 });

        outcome.End.Should().Be(SandboxEnd.Exited);
        outcome.StandardError.Should().Contain("Cannot fork");
    }

    [Fact]
    public async Task Processor_time_is_limited()
    {
        var outcome = await RunAsync("while :; do :; done", new SandboxLimits { Cpu = TimeSpan.FromSeconds(1), Wall = TimeSpan.FromSeconds(30) });

        // SIGXCPU
        outcome.Should().Be(new SandboxOutcome(SandboxEnd.Exited, 152, "", ""));
    }

    [Fact]
    public async Task The_size_of_a_file_is_limited()
    {
        var outcome = await RunAsync("head -c 3000000 /dev/zero > large; echo $?", new SandboxLimits { FileBytes = 1 << 20 });

        outcome.StandardOutput.Should().NotBe("0\n");
        new FileInfo(workspace.FullPath("large")).Length.Should().Be(1 << 20);
    }

    [Fact]
    public async Task The_size_of_the_workspace_is_limited()
    {
        var outcome = await RunAsync("i=0; while :; do head -c 1000000 /dev/zero > f$i; i=$((i+1)); done", new SandboxLimits { DiskBytes = 20 << 20 });

        outcome.End.Should().Be(SandboxEnd.DiskLimit);
    }

    [Fact]
    public async Task Files_that_are_deleted_and_open_count()
    {
        var outcome = await RunAsync("for i in 3 4 5 6 7 8 9; do eval \"exec $i>f\"; rm f; head -c 4000000 /dev/zero >&$i; done; exec sleep 20", new SandboxLimits { DiskBytes = 20_000_000 });

        outcome.End.Should().Be(SandboxEnd.DiskLimit);
    }

    [Fact]
    public async Task The_number_of_files_is_limited()
    {
        var outcome = await RunAsync("i=0; while :; do : > f$i; i=$((i+1)); done", new SandboxLimits { Entries = 1000 });

        outcome.End.Should().Be(SandboxEnd.EntryLimit);
    }

    [Theory]
    [InlineData("/tmp")]
    [InlineData("/home/agent")]
    public async Task Private_folders_are_limited(string folder)
    {
        var outcome = await RunAsync($"for i in 1 2 3; do head -c 30000000 /dev/zero > {folder}/f$i; done; du -s {folder}", new SandboxLimits());

        outcome.StandardError.Should().Contain("No space left on device");
        int.Parse(outcome.StandardOutput.Split('\t')[0], System.Globalization.CultureInfo.InvariantCulture).Should().BeLessThanOrEqualTo(64 << 10);
    }

    public void Dispose() => workspace.Dispose();

    private Task<SandboxOutcome> RunAsync(string script, SandboxLimits limits) => engine.Provider.RunAsync(Shell(script, limits), TestContext.Current.CancellationToken);

    private SandboxCommand Shell(string script, SandboxLimits limits) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", script],
        WorkingDirectory = SandboxMount.Work,
        Mounts = [SandboxMount.Workspace(workspace.Root)],
        TemporaryFolder = workspace.Root,
        Limits = limits,
    };
}
