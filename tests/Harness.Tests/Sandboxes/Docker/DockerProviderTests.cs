using System.Text;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>Real containers; the programs are scripts for <c>/bin/sh</c>.</summary>
public sealed class DockerProviderTests(ContainerEngine engine) : IClassFixture<ContainerEngine>, IDisposable
{
    private readonly TemporaryWorkspace workspace = new();

    [Fact]
    public async Task Input_output_exit_code_and_folder_are_handed_through()
    {
        var outcome = await RunAsync(Shell("cat; pwd; echo oops >&2; exit 3") with { StandardInput = "question\n" });

        outcome.Should().Be(new SandboxOutcome(SandboxEnd.Exited, 3, "question\n/work\n", "oops\n"));
    }

    [Fact]
    public async Task Arguments_arrive_one_by_one_and_as_they_are()
    {
        string[] arguments = ["-c", "for a in \"$@\"; do echo \"[$a]\"; done", "sh", "two words", "$HOME", "", "a'b\"c", "line\nbreak", "ümlaut"];

        var outcome = await RunAsync(Shell("") with { Arguments = arguments });

        outcome.StandardOutput.Should().Be("[two words]\n[$HOME]\n[]\n[a'b\"c]\n[line\nbreak]\n[ümlaut]\n");
    }

    [Fact]
    public async Task A_conversation_goes_to_and_fro_and_ends_when_the_input_is_closed()
    {
        var token = TestContext.Current.CancellationToken;
        await using var process = await engine.Provider.StartAsync(Shell("while read -r line; do echo \"<$line>\"; done; echo bye"), token);
        using var answers = new StreamReader(process.StandardOutput);
        foreach (var question in new[] { "one", "two" })
        {
            await process.StandardInput.WriteAsync(Encoding.UTF8.GetBytes(question + "\n"), token);
            (await answers.ReadLineAsync(token)).Should().Be($"<{question}>");
        }

        process.HasExited.Should().BeFalse();
        process.StandardInput.Close();

        (await answers.ReadToEndAsync(token)).Should().Be("bye\n");
        (await process.WaitForExitAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_large_output_arrives_whole_on_both_streams()
    {
        var outcome = await RunAsync(Shell("head -c 3000000 /dev/zero | tr '\\0' o; head -c 2000000 /dev/zero | tr '\\0' e >&2") with { Limits = new SandboxLimits { OutputHead = 4 << 20 } });

        outcome.StandardOutput.Should().Be(new string('o', 3_000_000));
        outcome.StandardError.Should().Be(new string('e', 2_000_000));
    }

    [Fact]
    public async Task A_program_that_reads_no_input_does_not_block_the_writer() =>
        (await RunAsync(Shell("exit 0") with { StandardInput = new string('x', 10 << 20) })).End.Should().Be(SandboxEnd.Exited);

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("KILL", 137)]
    [InlineData("SEGV", 139)]
    public async Task A_program_that_a_signal_ended_has_the_shells_exit_code(string signal, int code)
    {
        var outcome = await RunAsync(Shell($"kill -{signal} $$; sleep 60"));

        outcome.Should().Be(new SandboxOutcome(SandboxEnd.Exited, code, "", ""));
    }

    [Fact]
    public async Task A_program_that_is_not_there_ends_as_in_a_shell()
    {
        var outcome = await RunAsync(Shell("") with { Program = "/usr/bin/no-such-program" });

        outcome.ExitCode.Should().Be(127);
        outcome.StandardError.Should().Contain("not found");
    }

    [Fact]
    public async Task What_is_written_to_the_workspace_stays_and_nothing_else_does()
    {
        workspace.Put("given.txt", "given");
        var first = await RunAsync(Shell("cat given.txt; echo changed > given.txt; mkdir new; echo n > new/file; echo t > /tmp/t; echo h > ~/h; ls ~ /tmp"));
        var second = await RunAsync(Shell("cat given.txt; ls ~ /tmp"));

        first.Should().Be(new SandboxOutcome(SandboxEnd.Exited, 0, "given/home/agent:\nh\n\n/tmp:\nt\n", ""));
        second.StandardOutput.Should().Be("changed\n/home/agent:\n\n/tmp:\n");
        File.ReadAllText(workspace.FullPath("new/file")).Should().Be("n\n");
    }

    [Fact]
    public async Task A_mount_that_is_not_writable_is_only_read()
    {
        using var reference = new TemporaryWorkspace();
        reference.Put("answer.txt", "42");
        var command = Shell("cat /opt/reference/answer.txt; echo 43 > /opt/reference/answer.txt");

        var outcome = await RunAsync(command with { Mounts = [.. command.Mounts, new SandboxMount(reference.Root, "/opt/reference")] });

        outcome.StandardOutput.Should().Be("42");
        outcome.ExitCode.Should().NotBe(0);
        File.ReadAllText(reference.FullPath("answer.txt")).Should().Be("42");
    }

    [Fact]
    public async Task A_program_sees_its_own_environment_and_nothing_of_the_harness()
    {
        Environment.SetEnvironmentVariable("PLANTED_API_KEY", "sk-planted-secret");

        var outcome = await RunAsync(Shell("env; cat /proc/*/environ; cat /etc/hosts") with { Environment = new Dictionary<string, string> { ["GREETING"] = "hello" } });

        outcome.StandardOutput.Should().Contain("GREETING=hello").And.Contain("HOME=/home/agent").And.Contain("TMPDIR=/tmp")
            .And.NotContainEquivalentOf("planted").And.NotContain(Environment.MachineName);
    }

    [Fact]
    public async Task The_hosts_dotnet_runs()
    {
        var command = Shell("") with { Program = engine.Provider.Dotnet, Arguments = ["--list-runtimes"] };

        var outcome = await RunAsync(command);

        outcome.StandardOutput.Should().Contain($"Microsoft.NETCore.App {Environment.Version} [{Path.GetDirectoryName(engine.Provider.Dotnet)}/shared/Microsoft.NETCore.App]");
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_nothing()
    {
        var provider = engine.Provider;
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await provider.Invoking(p => p.StartAsync(Shell("sleep 600"), cancelled.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_mount_that_does_not_exist_is_a_problem_of_the_machine()
    {
        var command = Shell("true");

        await engine.Provider.Invoking(p => p.StartAsync(command with { Mounts = [.. command.Mounts, new SandboxMount("/no/such/folder", "/opt/reference")] }))
            .Should().ThrowAsync<SandboxException>();
    }

    public void Dispose() => workspace.Dispose();

    private Task<SandboxOutcome> RunAsync(SandboxCommand command) => engine.Provider.RunAsync(command, TestContext.Current.CancellationToken);

    private SandboxCommand Shell(string script) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", script],
        WorkingDirectory = SandboxMount.Work,
        Mounts = [SandboxMount.Workspace(workspace.Root)],
        TemporaryFolder = workspace.Root,
    };
}
