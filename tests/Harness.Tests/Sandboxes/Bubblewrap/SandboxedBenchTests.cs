using Harness.CSharp;

namespace Harness.Tests.Sandboxes.Bubblewrap;

/// <summary>Compiler and tests in sandboxes.</summary>
public sealed class SandboxedBenchTests(ProbedBubblewrap bubblewrap, SandboxedBench shared) : IClassFixture<SandboxedBench>
{
    [Fact]
    public async Task A_workspace_is_compiled_and_its_tests_run_without_seeing_the_host()
    {
        var bench = shared.In(await bubblewrap.ProviderAsync());
        using var workspace = new TemporaryWorkspace();
        workspace.Put("data/input.txt", "42");
        File.WriteAllText(workspace.Outside("secret.txt"), "secret");

        var report = await RunAsync(bench, workspace, $$"""
            using System.Net.Sockets;
            using Xunit;

            public class SandboxTests
            {
                [Fact] public void Reads_the_workspace() => Assert.Equal("42", File.ReadAllText("data/input.txt"));
                [Fact] public void Writes_the_workspace() => File.WriteAllText("data/output.txt", "43");
                [Fact] public void Sees_no_file_of_the_host() => Assert.False(File.Exists("{{workspace.Outside("secret.txt")}}") || Directory.Exists("/root"));
                [Fact] public void Writes_nowhere_else() => Assert.ThrowsAny<Exception>(() => File.WriteAllText("/opt/harness/test-host/x", ""));
                [Fact] public void Has_no_network() => Assert.Throws<SocketException>(() => new TcpClient("192.0.2.1", 80));
                [Fact] public void Is_alone() => Assert.Equal(1, Environment.ProcessId);
                [Fact] public async Task Starts_threads() => Assert.Equal(8, (await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => i)))).Length);
            }
            """);

        report.Problem.Should().BeNull();
        report.ToText(5_000).Should().Be("7 passed, 0 failed, 0 skipped");
        workspace.Bytes("data/output.txt").Should().Equal("43"u8.ToArray());
    }

    [Fact]
    public async Task A_worker_that_has_grown_too_large_is_replaced_in_a_new_sandbox()
    {
        await using var bench = new TestBench(new TestBenchOptions { Sandboxes = await bubblewrap.ProviderAsync(), Parallelism = 1, WorkerMemoryLimit = 1 });
        using var workspace = new TemporaryWorkspace();
        const string test = "using Xunit; public class T { [Fact] public void Passes() { } }";

        var first = await RunAsync(bench, workspace, test);
        var second = await RunAsync(bench, workspace, test);

        new[] { first, second }.Should().AllSatisfy(report => report.AllPassed.Should().BeTrue(report.ToText(1_000)));
    }

    [Fact]
    public async Task Tests_that_fill_the_disk_are_stopped_and_told_why()
    {
        var bench = shared.In(await bubblewrap.ProviderAsync());
        using var workspace = new TemporaryWorkspace();

        var report = await RunAsync(bench, workspace, """
            using Xunit;

            public class GreedyTests
            {
                [Fact]
                public void Fills_the_disk()
                {
                    for (var i = 0; i < 8; i++)
                        File.WriteAllBytes($"file{i}", new byte[60_000_000]);
                    Thread.Sleep(30_000);
                }
            }
            """);

        report.Problem.Should().StartWith("the tests were stopped because they filled the disk");
    }

    private static Task<TestReport> RunAsync(TestBench bench, TemporaryWorkspace workspace, string test) => bench.RunAsync(
        new TestRequest { Sources = [new SourceFile("tests/Some.cs", test)], WorkingDirectory = workspace.Root },
        TestContext.Current.CancellationToken);
}
