using System.ComponentModel;
using System.Diagnostics;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

/// <summary>Real processes; the programs are scripts for <c>/bin/sh</c>.</summary>
public class ChildProcessTests
{
    private const string NoShell = "these children are scripts for /bin/sh";

    public static bool HasShell => !OperatingSystem.IsWindows();

    [Fact(SkipUnless = nameof(HasShell), Skip = NoShell)]
    public async Task A_child_sees_the_environment_it_was_given_and_nothing_of_the_harness()
    {
        Environment.SetEnvironmentVariable("PLANTED_API_KEY", "sk-planted-secret");
        var command = Shell("env") with { Environment = new Dictionary<string, string> { ["GREETING"] = "hello" } };

        var outcome = await RunAsync(command);

        outcome.StandardOutput.Should().Contain("GREETING=hello").And.NotContain("planted").And.NotContain("PLANTED").And.NotContain("HOME=");
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = NoShell)]
    public async Task Input_output_exit_code_and_folder_are_handed_through()
    {
        var folder = Directory.CreateTempSubdirectory("harness-child-").FullName;
        var command = Shell("cat; pwd; echo oops >&2; exit 3") with { WorkingDirectory = folder };

        var outcome = await RunAsync(command, "question\n");
        Directory.Delete(folder);

        outcome.End.Should().Be(SandboxEnd.Exited);
        outcome.ExitCode.Should().Be(3);
        outcome.StandardOutput.Should().StartWith("question\n").And.EndWith(Path.GetFileName(folder) + "\n");
        outcome.StandardError.Should().Be("oops\n");
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = NoShell)]
    public async Task A_child_that_reads_no_input_does_not_block_the_writer()
    {
        var outcome = await RunAsync(Shell("exit 0"), new string('x', 10 << 20));

        outcome.End.Should().Be(SandboxEnd.Exited);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = NoShell)]
    public async Task The_wall_limit_kills_the_child_and_its_children()
    {
        var clock = Stopwatch.StartNew();

        var outcome = await RunAsync(Shell("sleep 600 & echo $!; wait"), limits: new SandboxLimits { Wall = TimeSpan.FromMilliseconds(500) });

        outcome.End.Should().Be(SandboxEnd.WallLimit);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
        outcome.StandardOutput.Should().NotBeEmpty();
        IsRunning(outcome.StandardOutput).Should().BeFalse();
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = NoShell)]
    public async Task Cancelling_kills_the_child_and_is_not_an_exception()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var clock = Stopwatch.StartNew();

        var outcome = await ChildProcess.RunAsync(Shell("sleep 600"), "", new SandboxLimits(), cancellation.Token);

        outcome.End.Should().Be(SandboxEnd.Cancelled);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = NoShell)]
    public async Task A_long_output_keeps_its_head_and_its_tail()
    {
        var command = Shell("echo first; i=0; while [ $i -lt 2000 ]; do echo 0123456789; i=$((i+1)); done; echo last");

        var outcome = await RunAsync(command, limits: new SandboxLimits { OutputHead = 100, OutputTail = 50 });

        outcome.StandardOutput.Should().StartWith("first\n0123456789").And.EndWith("0123456789\nlast\n").And.Contain("[... 21861 bytes omitted ...]");
        outcome.End.Should().Be(SandboxEnd.Exited);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = NoShell)]
    public async Task Endless_output_is_stopped_at_the_limit()
    {
        var outcome = await RunAsync(Shell("while :; do echo 0123456789; done"), limits: new SandboxLimits { OutputBytes = 1 << 20 });

        outcome.End.Should().Be(SandboxEnd.OutputLimit);
        outcome.StandardOutput.Length.Should().BeLessThan(40_000);
    }

    [Fact]
    public async Task A_daemon_that_left_the_tree_and_holds_the_pipe_neither_blocks_nor_survives()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux finds processes that left the tree");
        var clock = Stopwatch.StartNew();

        var outcome = await RunAsync(Shell("(setsid sleep 600 & echo $!) & wait"));

        outcome.End.Should().Be(SandboxEnd.Exited);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));
        IsRunning(outcome.StandardOutput).Should().BeFalse();
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_an_exception()
    {
        var command = new ChildProcessCommand
        {
            FileName = Path.Combine(Path.GetTempPath(), "no-such-program"),
            WorkingDirectory = Path.GetTempPath(),
        };

        await command.Invoking(missing => RunAsync(missing)).Should().ThrowAsync<Win32Exception>();
    }

    /// <summary>Whether a process still runs; one that ended and that nobody has waited for does not.</summary>
    internal static bool IsRunning(string id)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var status = $"/proc/{id.Trim()}/status";
            if (!File.Exists(status) || File.ReadLines(status).Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal)))
                return false;
            Thread.Sleep(50);
        }

        return true;
    }

    private static Task<SandboxOutcome> RunAsync(ChildProcessCommand command, string input = "", SandboxLimits? limits = null) =>
        ChildProcess.RunAsync(command, input, limits ?? new SandboxLimits(), TestContext.Current.CancellationToken);

    private static ChildProcessCommand Shell(string script) => new()
    {
        FileName = "/bin/sh",
        Arguments = ["-c", script],
        WorkingDirectory = Path.GetTempPath(),
        Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
    };
}
