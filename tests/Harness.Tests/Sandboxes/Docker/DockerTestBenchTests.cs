using Harness.CSharp;
using Harness.Tests.CSharp;

namespace Harness.Tests.Sandboxes.Docker;

/// <summary>The compiler and the tests in containers.</summary>
public sealed class DockerTestBenchTests(ContainerEngine engine, SandboxedBench shared) : IClassFixture<ContainerEngine>, IClassFixture<SandboxedBench>, IDisposable
{
    private readonly TemporaryWorkspace workspace = new();

    [Fact]
    public async Task A_workspace_is_compiled_and_its_tests_run()
    {
        var report = await RunAsync("""
            [Fact] public void Adds() => Assert.Equal(4, 2 + 2);
            [Fact] public void Fails() => Assert.Equal(5, 2 + 2);
            [Fact] public void Is_in_its_workspace() { Assert.Equal("/work", Environment.CurrentDirectory); File.WriteAllText("written.txt", Path.GetTempPath()); }
            """);

        report.Problem.Should().BeNull();
        report.ToText(5_000).Should().StartWith("FAILED T.Fails").And.Contain("Expected: 5").And.EndWith("2 passed, 1 failed, 0 skipped");
        File.ReadAllText(workspace.FullPath("written.txt")).Should().Be("/tmp/");
    }

    [Fact]
    public async Task A_build_error_comes_back_with_its_place()
    {
        var report = await RunAsync("[Fact] public void Adds() => Assert.Equal(4, missing);");

        report.Problem.Should().Contain("the build failed");
        report.Diagnostics.Should().ContainSingle().Which.ToString().Should().Contain("missing");
    }

    [Fact]
    public async Task Tests_that_never_end_are_stopped()
    {
        var report = await RunAsync("[Fact] public void Loops() { while (true) { } }", TimeSpan.FromSeconds(3));

        report.Problem.Should().StartWith("the tests were stopped after 3 s");
    }

    [Fact]
    public async Task A_compiler_that_hangs_is_replaced()
    {
        var hanging = HostileSource.NestedLambdas();
        await using var bench = new TestBench(new TestBenchOptions { Sandboxes = engine.Provider, Parallelism = 1, CompileLimit = TimeSpan.FromSeconds(5) });
        var token = TestContext.Current.CancellationToken;

        var hung = await bench.RunAsync(Request(hanging), token);
        var next = await bench.RunAsync(Request(Tests("[Fact] public void Adds() => Assert.Equal(4, 2 + 2);")), token);

        hung.Problem.Should().Contain("did not finish in time");
        next.AllPassed.Should().BeTrue();
    }

    public void Dispose() => workspace.Dispose();

    private Task<TestReport> RunAsync(string tests, TimeSpan? wall = null) =>
        shared.In(engine.Provider).RunAsync(Request(Tests(tests)) with { WallLimit = wall ?? TimeSpan.FromSeconds(60) }, TestContext.Current.CancellationToken);

    private TestRequest Request(string source) => SharedBench.Request(workspace.Root, ("tests/T.cs", source));

    private static string Tests(string methods) => $$"""
        using Xunit;

        public class T
        {
            {{methods}}
        }
        """;
}
