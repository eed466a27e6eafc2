using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Harness.Sandboxes;
using Harness.Sandboxes.Bubblewrap;
using Harness.Sandboxes.Linux;

namespace Harness.Tests.Sandboxes.Bubblewrap;

/// <summary>Real sandboxes; the programs in them are scripts for <c>/bin/sh</c>.</summary>
public sealed class BubblewrapProviderTests(ProbedBubblewrap bubblewrap) : BubblewrapCommands(bubblewrap)
{
    public static bool IsRoot => BubblewrapProbeTests.IsRoot;

    [Fact]
    public async Task Input_output_exit_code_and_workspace_are_handed_through()
    {
        Workspace.Put("src/a.txt", "from outside");

        var outcome = await RunAsync("cat; cat src/a.txt; mkdir made; echo from inside > made/b.txt; pwd; echo oops >&2; exit 3", input: "question\n");

        outcome.Should().Be(new SandboxOutcome(SandboxEnd.Exited, 3, "question\nfrom outside/work\n", "oops\n"));
        WorkspaceFiles.Open(Workspace.Root).ReadBytes("made/b.txt", 100).Should().Equal("from inside\n"u8.ToArray());
    }

    [Fact]
    public async Task The_file_tools_of_the_harness_and_the_program_can_go_on_with_each_other_s_files()
    {
        await RunAsync("mkdir src; echo one > src/a.txt; chmod 700 src; chmod 600 src/a.txt");
        var files = WorkspaceFiles.Open(Workspace.Root);
        files.WriteBytes("src/a.txt", "two\n"u8);
        files.WriteBytes("src/new/b.txt", "new\n"u8);

        var outcome = await RunAsync("cat src/a.txt src/new/b.txt; echo three >> src/a.txt; echo four > src/new/c.txt; rm src/new/b.txt && echo removed");

        outcome.StandardError.Should().BeEmpty();
        outcome.StandardOutput.Should().Be("two\nnew\nremoved\n");
        Workspace.Bytes("src/a.txt").Should().Equal("two\nthree\n"u8.ToArray());
    }

    [Fact]
    public async Task A_program_sees_its_mounts_and_nothing_else_of_the_host()
    {
        Workspace.Put("inside.txt", "mine");
        File.WriteAllText(Workspace.Outside("secret.txt"), "secret");
        Directory.CreateDirectory(Workspace.Outside("shared"));
        File.WriteAllText(Workspace.Outside("shared/tool.txt"), "tool");
        var command = await CommandAsync("cat /opt/tool/tool.txt; (echo x > /opt/tool/y) 2>&1; ls /; ls /root /etc/shadow " + Workspace.Outside("secret.txt"));

        var outcome = await RunAsync(command with { Mounts = [.. command.Mounts, new SandboxMount(Workspace.Outside("shared"), "/opt/tool")] });

        outcome.StandardOutput.Should().StartWith("tool").And.Contain("Read-only").And.NotContain("secret").And.NotContain("root");
        outcome.StandardError.Split('\n').Where(line => line.Contains("No such file", StringComparison.Ordinal)).Should().HaveCount(3);
    }

    [Fact]
    public async Task Nothing_of_the_harness_s_environment_is_seen_in_any_process()
    {
        Environment.SetEnvironmentVariable("PLANTED_API_KEY", "sk-planted-secret");

        var outcome = await RunAsync("env; cat /proc/*/environ | tr '\\0' '\\n'; cat /proc/*/cmdline | tr '\\0' '\\n'");

        outcome.StandardOutput.Should().Contain("HOME=/home/agent").And.NotContain("planted").And.NotContain("PLANTED").And.NotContain("HARNESS");
    }

    [Fact]
    public async Task The_harness_s_own_servers_cannot_be_reached()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        Assert.SkipUnless(File.Exists("/bin/bash"), "opens sockets with bash");

        var outcome = await RunAsync($"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{((IPEndPoint)server.LocalEndpoint).Port}' 2>&1");

        outcome.StandardOutput.Should().Contain("refused");
        server.Pending().Should().BeFalse();
    }

    [Fact]
    public async Task System_calls_of_attackers_are_refused()
    {
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : null;
        Assert.SkipWhen(python is null, "makes system calls with Python");
        Workspace.Put("calls.py", """
            import ctypes, socket, os
            libc = ctypes.CDLL(None, use_errno=True)
            def call(*args):
                ctypes.set_errno(0)
                return libc.syscall(*args), ctypes.get_errno()
            for family in (40, 17, 38):
                try: socket.socket(family, socket.SOCK_STREAM); print(family, "open")
                except OSError as e: print(family, e.errno)
            socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
            socket.socketpair()
            print("ptrace", call(101, 0, 0, 0, 0)); print("mount", call(165, 0, 0, 0, 0, 0)); print("unshare", call(272, 0x10000000))
            print("bpf", call(321, 0, 0, 0)); print("io_uring", call(425, 1, 0)); print("keyctl", call(250, 0, 0))
            print("clone", call(56, 0x10000000, 0, 0, 0, 0)); print("clone3", call(435, 0, 0)); print("x32", call(0x40000000 + 39))
            print("tiocsti", call(16, 0, 0x5412, b"x")); print("shmget", call(29, 0, 4096, 0o1600))
            import threading; t = threading.Thread(target=lambda: print("thread")); t.start(); t.join()
            """);

        var outcome = await RunAsync("python3 calls.py");

        outcome.StandardError.Should().BeEmpty();
        outcome.StandardOutput.ReplaceLineEndings("\n").Should().Be("""
            40 97
            17 97
            38 97
            ptrace (-1, 1)
            mount (-1, 1)
            unshare (-1, 1)
            bpf (-1, 1)
            io_uring (-1, 1)
            keyctl (-1, 1)
            clone (-1, 1)
            clone3 (-1, 38)
            x32 (-1, 38)
            tiocsti (-1, 1)
            shmget (-1, 1)
            thread

            """);
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "only root has rights to drop")]
    public async Task Started_by_root_no_process_of_a_sandbox_is_root_for_the_kernel()
    {
        var provider = await ProviderAsync();
        var command = await CommandAsync("sleep 30 & setsid sleep 30 & echo x > /proc/sys/vm/drop_caches; echo ready; cat");
        await using var process = (BubblewrapProcess)await provider.StartAsync(command, TestContext.Current.CancellationToken);
        using var output = new StreamReader(process.StandardOutput);
        using var error = new StreamReader(process.StandardError);
        (await output.ReadLineAsync(TestContext.Current.CancellationToken)).Should().Be("ready");

        var all = LinuxProcesses.TreeOf(process.Id).ToList();

        all.Should().HaveCountGreaterThanOrEqualTo(4);
        all.Select(id => LinuxProcesses.StatusOf(id, "Uid:")).Should().AllBe("65525\t65525\t65525\t65525");
        all.Select(id => LinuxProcesses.StatusOf(id, "Gid:")).Should().AllBe("65525\t65525\t65525\t65525");
        all.Select(id => LinuxProcesses.StatusOf(id, "Groups:")).Should().AllBe("");
        all.Skip(1).Select(id => LinuxProcesses.StatusOf(id, "CapBnd:")).Should().AllBe("0000000000000000");
        (await error.ReadLineAsync(TestContext.Current.CancellationToken)).Should().Contain("drop_caches");
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "folders that only root may enter")]
    public async Task Folders_below_one_that_only_root_may_enter_are_of_use()
    {
        var folder = Path.Combine("/root", "harness-tests-" + Guid.NewGuid().ToString("N"));
        var work = PrivateFolder.Create(folder);
        Directory.CreateDirectory(Path.Combine(folder, "tools"));
        File.WriteAllText(Path.Combine(folder, "tools", "a.txt"), "tool\n");
        try
        {
            var command = await CommandAsync("cat /opt/tools/a.txt; echo x > made && cat made");

            var outcome = await RunAsync(command with
            {
                Mounts = [SandboxMount.Workspace(work), new SandboxMount(Path.Combine(folder, "tools"), "/opt/tools")],
            });

            outcome.Should().Be(new SandboxOutcome(SandboxEnd.Exited, 0, "tool\nx\n", ""));
        }
        finally
        {
            StubbornFolder.Delete(folder);
        }
    }

    [Fact]
    public async Task A_daemon_that_holds_the_output_open_is_gone_when_the_program_ends()
    {
        var clock = Stopwatch.StartNew();

        var outcome = await RunAsync("setsid nohup sleep 7654 & echo started");

        outcome.StandardOutput.Should().Contain("started");
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        RunningProcesses.Named("sleep\07654").Should().BeEmpty();
    }

    [Fact]
    public async Task Cancelling_and_disposal_kill_all_processes_of_a_sandbox()
    {
        var provider = await OwnProviderAsync();
        using var cancelling = new CancellationTokenSource();
        var cancelled = provider.RunAsync(await CommandAsync("sleep 8765 & sleep 8765"), cancelling.Token);
        var process = await provider.StartAsync(await CommandAsync("sleep 8766 & echo ready; sleep 8766"), TestContext.Current.CancellationToken);
        using var output = new StreamReader(process.StandardOutput);
        await output.ReadLineAsync(TestContext.Current.CancellationToken);

        await cancelling.CancelAsync();
        (await cancelled).End.Should().Be(SandboxEnd.Cancelled);
        await provider.DisposeAsync();

        process.HasExited.Should().BeTrue();
        RunningProcesses.Named("sleep\08765").Should().BeEmpty();
        RunningProcesses.Named("sleep\08766").Should().BeEmpty();
        await ((Func<Task>)(() => provider.StartAsync(new SandboxCommand { Program = "/bin/true", WorkingDirectory = "/", TemporaryFolder = "/" }))).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Nothing_is_left_on_the_machine_after_disposal()
    {
        var provider = await OwnProviderAsync();
        var folder = provider.FilesFolder;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await provider.RunAsync(await CommandAsync("cat /proc/self/cgroup; echo x > /tmp/y"), TestContext.Current.CancellationToken)));
        Directory.Exists(folder).Should().BeTrue();

        await provider.DisposeAsync();

        Directory.Exists(folder).Should().BeFalse();
        File.ReadAllText("/proc/self/mountinfo").Should().NotContain(folder, "mounts are the starting thread's own");
    }

    [Fact(SkipUnless = nameof(IsRoot), Skip = "only root's sandboxes have mounts prepared")]
    public async Task A_sandbox_that_could_not_be_made_leaves_no_mount_behind()
    {
        await using var provider = await OwnProviderAsync();
        await using var other = (BubblewrapProcess)await provider.StartAsync(await CommandAsync("echo ready; sleep 30"), TestContext.Current.CancellationToken);
        using var output = new StreamReader(other.StandardOutput);
        await output.ReadLineAsync(TestContext.Current.CancellationToken);
        var before = PreparedMounts(provider);
        before.Should().NotBeEmpty();
        var command = await CommandAsync("true");
        // The kernel mounts nothing that another mount namespace has.
        var foreign = new SandboxMount(LinuxProcesses.Proc(LinuxProcesses.TreeOf(other.Id).Last(), "root/usr"), "/opt/foreign");

        var run = () => provider.RunAsync(command with { Mounts = [.. command.Mounts, foreign] }, TestContext.Current.CancellationToken);

        await run.Should().ThrowAsync<SandboxException>().WithMessage("*refuses a mount*");
        PreparedMounts(provider).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_mount_that_does_not_exist_is_a_problem_of_the_machine()
    {
        var command = await CommandAsync("true");

        var run = () => RunAsync(command with { Mounts = [SandboxMount.Workspace("/no/such/folder")] });

        await run.Should().ThrowAsync<SandboxException>().WithMessage("*/no/such/folder*");
    }

    /// <summary>What the thread that starts sandboxes has mounted for them.</summary>
    private static List<string> PreparedMounts(BubblewrapProvider provider) =>
        [.. LinuxProcesses.TasksOf(Environment.ProcessId).Select(task => LinuxProcesses.Read(Path.Combine(task, "mountinfo"))).Where(mounts => mounts.Contains(provider.FilesFolder, StringComparison.Ordinal))
            .SelectMany(mounts => mounts.Split('\n')).Select(line => line.Split(' ')).Where(fields => fields.Length > 4 && fields[4].StartsWith(provider.FilesFolder, StringComparison.Ordinal)).Select(fields => fields[4])];
}
