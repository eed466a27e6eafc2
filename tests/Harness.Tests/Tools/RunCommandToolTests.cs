using Harness.Tests.CSharp;
using Harness.Tools;

namespace Harness.Tests.Tools;

/// <summary>The tool's words, without isolation; what a sandbox keeps a command from is tested with each provider.</summary>
public sealed class RunCommandToolTests(SharedBench shared) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static bool HasShell => File.Exists("/bin/sh");

    [Fact(Skip = "needs /bin/sh", SkipUnless = nameof(HasShell))]
    public async Task A_command_runs_in_the_workspace_and_its_exit_code_and_both_streams_come_back()
    {
        _folder.File("src/a.txt", "one\ntwo\n");

        var reply = await CallAsync("cat src/a.txt; echo careful >&2; pwd; exit 3");

        reply.Text.Should().Be("exit code 3\nstdout:\none\ntwo\n/work\nstderr:\ncareful");
        (reply.IsError, reply.ChangedWorkspace).Should().Be((false, false));
    }

    [Fact(Skip = "needs /bin/sh", SkipUnless = nameof(HasShell))]
    public async Task What_it_changes_is_noticed_and_silence_is_said()
    {
        _folder.File("a.txt", "one\n");

        (await CallAsync("true")).Text.Should().Be("exit code 0\nstdout: (empty)\nstderr: (empty)");
        (await CallAsync("echo two >> a.txt")).ChangedWorkspace.Should().BeTrue();
        (await CallAsync("mkdir new")).ChangedWorkspace.Should().BeTrue();
        (await CallAsync("ls -R")).ChangedWorkspace.Should().BeFalse("a model that only looks again and again runs in circles");
    }

    [Fact(Skip = "needs /bin/sh", SkipUnless = nameof(HasShell))]
    public async Task Of_a_long_output_the_beginning_and_the_end_come_back()
    {
        var reply = await CallAsync("seq 1 100000");

        reply.Text.Should().StartWith("exit code 0\nstdout:\n1\n2\n3\n").And.Contain(" bytes omitted ").And.Contain("\n99999\n100000\nstderr: (empty)");
        reply.Text.Length.Should().BeLessThan(9_000);
    }

    [Fact(Skip = "needs /bin/sh", SkipUnless = nameof(HasShell))]
    public async Task A_command_that_does_not_end_is_stopped_with_all_that_it_started()
    {
        var reply = await CallAsync("sleep 600 & sleep 601; echo late", seconds: 1);

        reply.Text.Should().StartWith("stopped after 1 s: give timeout_seconds, or do less");
        reply.IsError.Should().BeFalse();
    }

    [Theory(Skip = "needs /bin/sh", SkipUnless = nameof(HasShell))]
    [InlineData("kill -9 $$")]
    [InlineData("kill -XCPU $$")]
    public async Task A_command_that_was_killed_by_a_signal_is_told_of_the_limit_that_does_that(string command)
    {
        var reply = await CallAsync(command, seconds: 7);

        reply.Text.Should().MatchRegex(@"^exit code (137|152) \(killed by a signal: a process that uses 7 s of processor time is; for more of it give timeout_seconds\)\n");
    }

    [Fact(Skip = "needs /bin/sh", SkipUnless = nameof(HasShell))]
    public async Task Names_of_folders_on_this_machine_do_not_come_back()
    {
        var reply = await CallAsync("echo $HOME; echo $TMPDIR; ls /work-missing");

        reply.Text.Should().Contain("stdout:\n/tmp\n/tmp\n").And.NotContain("harness-");
    }

    [Theory]
    [InlineData(" \n", 60, "error: the command is empty")]
    [InlineData("a\0b", 60, "error: the command has a NUL character in it")]
    [InlineData("true", 0, "error: timeout_seconds is 0; it takes 1 to 300")]
    [InlineData("true", 301, "error: timeout_seconds is 301; it takes 1 to 300")]
    public async Task What_cannot_be_run_is_said(string command, int seconds, string error)
    {
        var reply = await CallAsync(command, seconds);

        (reply.Text, reply.IsError).Should().Be((error, true));
    }

    [Fact]
    public async Task A_command_of_megabytes_is_refused() =>
        (await CallAsync(new string('x', 1_000_000))).Text.Should().Be("error: the command has 1000000 characters; at most 20000 are allowed, so write a longer script to a file and run that");

    public void Dispose() => _folder.Dispose();

    private async Task<ToolReply> CallAsync(string command, int seconds = RunCommandTool.UsualSeconds) =>
        await new RunCommandTool(shared.Bench, _folder.Path).CallAsync(new { command, timeout_seconds = seconds });
}
