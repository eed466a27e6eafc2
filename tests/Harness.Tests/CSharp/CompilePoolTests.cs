using System.Diagnostics;
using Harness.CSharp;

namespace Harness.Tests.CSharp;

/// <summary>The compile workers, seen through the bench that owns them.</summary>
public class CompilePoolTests
{
    private static readonly (string, string) PassingTest =
        ("tests/CartTests.cs", "using Xunit; public class CartTests { [Fact] public void Adds() { } }");

    [Theory]
    [InlineData("lambdas", "the compiler did not finish in time")]
    [InlineData("generics", "the compiler crashed; is the source deeply nested?")]
    public async Task Source_that_hangs_or_crashes_Roslyn_harms_neither_the_harness_nor_another_compile(string kind, string problem)
    {
        var hostile = kind == "lambdas" ? HostileSource.NestedLambdas() : HostileSource.NestedGenerics();
        using var folder = new TemporaryFolder();
        await using var bench = new TestBench(new TestBenchOptions { Parallelism = 2, CompileLimit = TimeSpan.FromSeconds(6) });
        (await RunAsync(bench, folder)).AllPassed.Should().BeTrue();

        var attack = RunAsync(bench, folder, ("src/Hostile.cs", hostile));
        var meanwhile = await RunAsync(bench, folder);
        var report = await attack;
        var afterwards = await RunAsync(bench, folder);

        meanwhile.AllPassed.Should().BeTrue();
        afterwards.AllPassed.Should().BeTrue();
        report.ToText(1_000).Should().Be(problem);
    }

    [Fact]
    public async Task A_worker_beyond_its_memory_limit_is_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux shows whose processes are running");
        using var processes = new WorkerProcesses();
        using var folder = new TemporaryFolder();
        await using var bench = new TestBench(
            new TestBenchOptions { WorkersFolder = processes.Workers, Parallelism = 1, WorkerMemoryLimit = 1 });
        bench.WarmUp();
        var before = await processes.WaitUntilAsync(ids => ids.Count == 1);

        var report = await RunAsync(bench, folder);

        report.AllPassed.Should().BeTrue();
        var after = await processes.WaitUntilAsync(ids => ids.Count == 1 && ids[0] != before[0]);
        after.Should().ContainSingle().Which.Should().NotBe(before[0]);
    }

    [Fact]
    public async Task Cancelling_ends_a_run_within_two_seconds_and_disposing_leaves_no_process()
    {
        using var processes = new WorkerProcesses();
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var bench = new TestBench(new TestBenchOptions { WorkersFolder = processes.Workers, Parallelism = 1 });
        var marker = Path.Combine(folder.Path, "started");
        var run = bench.RunAsync(
            SharedBench.Request(folder.Path, ("tests/LoopTests.cs", """
                using Xunit;
                public class LoopTests { [Fact] public void Spins() { File.WriteAllText("started", ""); while (true) ; } }
                """)),
            cancellation.Token);
        while (!File.Exists(marker) && !run.IsCompleted)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        await cancellation.CancelAsync();
        await run.Invoking(async task => await task).Should().ThrowAsync<OperationCanceledException>();
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));

        await bench.DisposeAsync();
        processes.Running().Should().BeEmpty();
    }

    [Fact]
    public async Task Disposing_cancels_what_is_under_way()
    {
        using var processes = new WorkerProcesses();
        using var folder = new TemporaryFolder();
        var bench = new TestBench(new TestBenchOptions { WorkersFolder = processes.Workers, Parallelism = 1 });
        var run = RunAsync(bench, folder, ("src/Hang.cs", HostileSource.NestedLambdas()));
        await Task.Delay(300, TestContext.Current.CancellationToken);

        await bench.DisposeAsync();

        await run.Invoking(async task => await task).Should().ThrowAsync<OperationCanceledException>();
        processes.Running().Should().BeEmpty();
        await bench.Invoking(async disposed => await RunAsync(disposed, folder))
            .Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Missing_workers_are_a_problem_of_the_machine()
    {
        using var folder = new TemporaryFolder();
        await using var bench = new TestBench(new TestBenchOptions { WorkersFolder = folder.Path });

        await bench.Invoking(async broken => await RunAsync(broken, folder))
            .Should().ThrowAsync<IOException>().WithMessage("The compile worker does not start: *Harness.CompileWorker.dll is missing*");
    }

    [Fact]
    public async Task A_worker_whose_sandbox_stays_behind_costs_neither_its_reply_nor_the_next_worker()
    {
        var bench = new TestBench(new TestBenchOptions { Sandboxes = new LastingSandboxes(), Parallelism = 1, WorkerMemoryLimit = 1 });

        foreach (var _ in Enumerable.Range(0, 2))
            (await DescribeAsync(bench)).Problem.Should().BeNull();

        await bench.Invoking(async used => await used.DisposeAsync()).Should().NotThrowAsync("the runs are judged");
    }

    [Fact]
    public async Task A_worker_that_dies_at_its_start_and_whose_sandbox_stays_behind_is_told_to_each_who_waits()
    {
        var bench = new TestBench(new TestBenchOptions { Sandboxes = new LastingSandboxes { KillsAtOnce = true }, Parallelism = 1 });

        foreach (var _ in Enumerable.Range(0, 3))
            await bench.Invoking(DescribeAsync).Should().ThrowAsync<IOException>().WithMessage("The compile worker does not start: *");

        await bench.Invoking(async used => await used.DisposeAsync()).Should().NotThrowAsync();
    }

    // A lost worker shows as a wait without end.
    private static Task<CodeStructure> DescribeAsync(TestBench bench) =>
        bench.StructureAsync([new SourceFile("a.cs", "class C;")], cancellation: TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    private static Task<TestReport> RunAsync(TestBench bench, TemporaryFolder folder, params (string, string)[] more) =>
        bench.RunAsync(SharedBench.Request(folder.Path, [PassingTest, .. more]), TestContext.Current.CancellationToken);
}
