using Harness.Sandboxes;
using Harness.Sandboxes.Landlock;

namespace Harness.Tests.Sandboxes.Landlock;

/// <summary>Real sandboxes; the programs are scripts for <c>/bin/sh</c>.</summary>
public sealed class LandlockProviderTests(LandlockSandbox probed) : LandlockCommands(probed)
{
    [Fact]
    public async Task A_program_works_in_its_workspace()
    {
        workspace.Put("in.txt", "from the harness");

        var outcome = await RunAsync("cat in.txt; mkdir -p a/b && echo made > a/b/out.txt && rm in.txt && echo x > $TMPDIR/t && cat $TMPDIR/t; ls $HOME; exit 3");

        outcome.StandardError.Should().BeEmpty();
        outcome.StandardOutput.Should().Be("from the harnessx\nt\n");
        outcome.ExitCode.Should().Be(3);
        workspace.Bytes("a/b/out.txt").Should().Equal("made\n"u8.ToArray());
        File.Exists(workspace.FullPath("in.txt")).Should().BeFalse();
    }

    [Fact]
    public async Task A_second_program_goes_on_with_what_the_first_left()
    {
        await RunAsync("mkdir -m 700 deep && echo one > deep/file && chmod 600 deep/file");

        var outcome = await RunAsync("echo two >> deep/file && cat deep/file");

        outcome.StandardOutput.Should().Be("one\ntwo\n", outcome.StandardError);
    }

    [Fact]
    public async Task Files_outside_are_neither_read_nor_written_nor_made()
    {
        sandbox.Require();
        var secret = workspace.Outside("secret");
        File.WriteAllText(secret, "hidden");
        workspace.Shell("chmod 777 ../secret");

        var outcome = await RunAsync($"cat {secret}; echo x > {secret}; echo x > {workspace.Outside("new")}; ln -s {secret} link; cat link; ln {secret} hard; ls {Path.GetDirectoryName(secret)} / /home /tmp; truncate -s 0 {secret}; rm {secret}; mv {secret} here");

        outcome.StandardOutput.Should().BeEmpty();
        File.ReadAllText(secret).Should().Be("hidden");
        File.Exists(workspace.Outside("new")).Should().BeFalse();
        File.Exists(workspace.FullPath("hard")).Should().BeFalse();
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("/etc/shadow")]
    [InlineData("/etc/hostname")]
    [InlineData("/root/.bashrc")]
    [InlineData("/proc/1/environ")]
    [InlineData("/proc/1/mem")]
    [InlineData("/dev/kmsg")]
    public async Task A_file_of_the_host_is_not_read(string path)
    {
        var outcome = await RunAsync($"head -c 1 {path} && echo read");

        outcome.StandardOutput.Should().BeEmpty();
    }

    [Fact]
    public async Task Read_only_mounts_are_read_and_not_written()
    {
        sandbox.Require();
        using var tools = new TemporaryWorkspace();
        tools.Put("tool.sh", "echo from the tool");
        tools.Shell("chmod 777 . tool.sh");

        var outcome = await sandbox.ShellAsync(workspace, $"sh {tools.Root}/tool.sh; echo x > {tools.Root}/tool.sh; echo x > {tools.Root}/new", mounts: new SandboxMount(tools.Root, "/opt/tools"));

        outcome.StandardOutput.Should().Be("from the tool\n");
        Directory.GetFiles(tools.Root).Should().ContainSingle();
        tools.Bytes("tool.sh").Should().Equal("echo from the tool"u8.ToArray());
    }

    [Fact]
    public async Task The_environment_is_the_commands_alone()
    {
        Environment.SetEnvironmentVariable("PLANTED_API_KEY", "sk-planted-secret");
        var command = sandbox.Shell(workspace, $"env; tr '\\0' '\\n' < /proc/{Environment.ProcessId}/environ; for p in /proc/[0-9]*; do tr '\\0' '\\n' < $p/environ; done") with
        {
            Environment = new Dictionary<string, string> { ["GREETING"] = "hello" },
        };

        var outcome = await sandbox.Require().RunAsync(command, TestContext.Current.CancellationToken);

        outcome.StandardOutput.Should().Contain("GREETING=hello").And.Contain("TZ=UTC").And.NotContain("planted").And.NotContain("PLANTED");
    }

    [Fact]
    public async Task The_harness_and_other_sandboxes_are_not_signalled()
    {
        await using var other = await sandbox.Require().StartAsync(sandbox.Shell(workspace, "echo $$; exec sleep 60"), TestContext.Current.CancellationToken);
        var id = await new StreamReader(other.StandardOutput).ReadLineAsync(TestContext.Current.CancellationToken);
        using var second = new TemporaryWorkspace();

        var outcome = await sandbox.ShellAsync(second, $"kill -9 {id} && echo killed; kill -9 {Environment.ProcessId} && echo killed; kill -9 1 && echo killed; trap '' TERM; kill -TERM -1; echo survived");

        outcome.StandardOutput.Should().Be("survived\n");
        other.HasExited.Should().BeFalse();
    }

    [Fact]
    public async Task Processes_that_left_the_tree_are_gone_at_the_end()
    {
        var outcome = await RunAsync("setsid nohup sleep 611 > /dev/null 2>&1 & setsid env -i sleep 611 > /dev/null 2>&1 & sleep 0.3; echo started");

        outcome.StandardOutput.Should().Be("started\n");
        var left = Sleepers("611");
        if (Environment.IsPrivilegedProcess)
            left.Should().BeEmpty();
        else
            left.Should().HaveCountLessThan(2, "without a user of its own, the one that cleared its environment is not found");
    }

    [Theory(SkipUnless = nameof(HasIpcTools), Skip = "needs ipcmk of util-linux")]
    [InlineData("--shmem 4096")]
    [InlineData("--semaphore 1")]
    [InlineData("--queue")]
    public async Task Nothing_of_system_v_is_made_which_would_outlive_the_sandbox(string what)
    {
        var outcome = await RunAsync("ipcmk " + what);

        outcome.ExitCode.Should().NotBe(0);
        outcome.StandardError.Should().Contain("Operation not permitted");
    }

    public static bool HasIpcTools => File.Exists("/usr/bin/ipcmk");

    [Fact]
    public async Task Disposal_of_the_provider_ends_what_runs_in_it_and_a_disposal_of_the_process_after_it_does_no_harm()
    {
        sandbox.Require();
        var provider = (await LandlockProvider.ProbeAsync(new LandlockOptions(), TestContext.Current.CancellationToken)).Provider!;
        await using var process = await provider.StartAsync(sandbox.Shell(workspace, "sleep 614 & echo ready; sleep 614"), TestContext.Current.CancellationToken);
        using var output = new StreamReader(process.StandardOutput);
        (await output.ReadLineAsync(TestContext.Current.CancellationToken)).Should().Be("ready");

        await provider.DisposeAsync();

        Sleepers("614").Should().BeEmpty();
        process.HasExited.Should().BeTrue();
        (await process.WaitForExitAsync()).Should().Be(128 + 9);
        await ((Func<Task>)(() => provider.StartAsync(sandbox.Shell(workspace, "true")))).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_program_that_is_missing_is_a_problem_of_the_machine()
    {
        var command = sandbox.Shell(workspace, "") with { Program = "/usr/bin/missing-program" };

        var run = async () => await sandbox.Require().RunAsync(command, TestContext.Current.CancellationToken);

        (await run.Should().ThrowAsync<SandboxException>()).WithMessage("*execve /usr/bin/missing-program*");
    }

    [Fact]
    public async Task A_program_that_ends_with_the_launchers_exit_code_is_no_problem()
    {
        var outcome = await RunAsync("exit 125");

        outcome.ExitCode.Should().Be(125);
    }

    [Fact]
    public async Task A_broken_pipe_ends_a_program_as_it_does_everywhere()
    {
        var outcome = await RunAsync("(yes; echo \"ended with $?\" >&2) | head -n 1");

        outcome.StandardOutput.Should().Be("y\n");
        outcome.StandardError.Should().Be("ended with 141\n");
    }
}
