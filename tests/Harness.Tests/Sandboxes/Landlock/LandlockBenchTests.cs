using Harness.CSharp;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes.Landlock;

/// <summary>The compiler and a workspace's tests in the sandbox.</summary>
public class LandlockBenchTests(LandlockSandbox sandbox, SandboxedBench shared) : IClassFixture<LandlockSandbox>, IClassFixture<SandboxedBench>
{
    [Fact]
    public async Task A_workspace_is_compiled_and_its_tests_run()
    {
        var report = await shared.In(sandbox.Require()).RunAsync(Request("""
            [Fact] public void Adds() => Assert.Equal(2, 1 + 1);
            [Fact] public void Writes() { File.WriteAllText("made.txt", "x"); Assert.Equal("x", File.ReadAllText("made.txt")); }
            [Fact] public void Reads() => Assert.Equal("kept", File.ReadAllText("data.txt"));
            [Fact] public void Hashes() => Assert.Equal(32, System.Security.Cryptography.SHA256.HashData([1]).Length);
            [Fact] public void Fails() => Assert.Equal(1, 2);
            """), TestContext.Current.CancellationToken);

        report.Problem.Should().BeNull(report.ToText(5_000));
        report.Tests.Where(test => test.Status == TestStatus.Failed).Select(test => test.Name).Should().Equal("Agent.Tests.Fails");
        report.Tests.Should().HaveCount(5);
    }

    [Fact]
    public async Task Tests_of_a_workspace_reach_neither_files_nor_network_nor_the_harness()
    {
        var report = await shared.In(sandbox.Require()).RunAsync(Request($$"""
            [Fact] public void Reads() => Assert.Throws<UnauthorizedAccessException>(() => File.ReadAllText("/etc/passwd"));
            [Fact] public void Looks() => Assert.Throws<UnauthorizedAccessException>(() => File.ReadAllText("/proc/{{Environment.ProcessId}}/environ"));
            [Fact] public void Writes() => Assert.Throws<UnauthorizedAccessException>(() => File.WriteAllText("/tmp/from-the-tests", "x"));
            [Fact] public void Connects() => Assert.Throws<System.Net.Sockets.SocketException>(() => new System.Net.Sockets.TcpClient("127.0.0.1", 80));
            [Fact] public void Has_nothing() => Assert.Null(Environment.GetEnvironmentVariable("PLANTED_API_KEY"));
            """), TestContext.Current.CancellationToken);

        report.Problem.Should().BeNull(report.ToText(5_000));
        report.AllPassed.Should().BeTrue(report.ToText(5_000));
    }

    private static TestRequest Request(string methods) => new()
    {
        Sources =
        [
            new SourceFile("tests/AgentTests.cs", $$"""
                using Xunit;
                namespace Agent;
                public class Tests
                {
                    {{methods}}
                }
                """),
        ],
        Files = WorkspaceSnapshot.Of([new WorkspaceFile("data.txt", "kept"u8.ToArray())]),
    };
}
