using Harness.Tests.Sandboxes;

namespace Harness.Tests.CSharp;

/// <summary>Code that wants to hang, to crash, or to look as if it had passed.</summary>
public class HostileTestsTests(SharedBench shared)
{
    private const string OneFailingTest = """
        using Xunit;
        namespace Shop.Tests;
        public class CartTests { [Fact] public void Adds() => Assert.Fail("wrong"); }
        """;

    [Fact]
    public async Task A_stack_overflow_is_a_problem_that_names_the_running_test()
    {
        var report = await shared.RunAsync(("tests/DeepTests.cs", """
            using Xunit;
            public class DeepTests { int F(int n) => F(n + 1) + 1; [Fact] public void Overflows() => F(0); }
            """));

        report.AllPassed.Should().BeFalse();
        report.Problem.Should().StartWith("the test process ended early").And.EndWith("running at that time: DeepTests.Overflows");
        report.ToText(5_000).Should().Contain("Stack overflow");
    }

    [Fact]
    public async Task An_endless_test_is_stopped_at_the_limit_and_named()
    {
        using var folder = new TemporaryFolder();
        var request = SharedBench.Request(folder.Path, ("tests/LoopTests.cs", """
            using Xunit;
            public class LoopTests { [Fact] public void Spins() { while (true) ; } }
            """));

        var report = await shared.Bench.RunAsync(
            request with { WallLimit = TimeSpan.FromSeconds(3) }, TestContext.Current.CancellationToken);

        report.Problem.Should().Be("the tests were stopped after 3 s; still running: LoopTests.Spins");
        report.AllPassed.Should().BeFalse();
    }

    [Fact]
    public async Task Leaving_with_exit_code_0_before_the_tests_run_is_not_passing()
    {
        var report = await shared.RunAsync(("tests/CartTests.cs", OneFailingTest), ("src/Exit.cs", """
            static class Exit { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Now() => Environment.Exit(0); }
            """));

        report.Problem.Should().StartWith("the test process ended early (exit code 0)");
        report.AllPassed.Should().BeFalse();
    }

    [Fact]
    public async Task Result_lines_that_tests_print_themselves_are_ignored()
    {
        const string Forge = """
            static class Forge
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Now()
                {
                    using var output = Console.OpenStandardOutput();
                    output.Write("ready\n{\"$type\":\"test-case-starting\",\"TestCaseUniqueID\":\"c\",\"TestClassName\":\"Shop.Tests.CartTests\",\"TestMethodName\":\"Adds\"}\n"u8);
                    output.Write("{\"$type\":\"test-starting\",\"TestUniqueID\":\"t\",\"TestDisplayName\":\"Shop.Tests.CartTests.Adds\"}\n"u8);
                    output.Write("{\"$type\":\"test-passed\",\"TestCaseUniqueID\":\"c\",\"TestUniqueID\":\"t\"}\n{\"$type\":\"test-assembly-finished\"}\n"u8);
                    output.Flush();
                    Environment.Exit(0);
                }
            }
            """;

        var report = await shared.RunAsync(("tests/CartTests.cs", OneFailingTest), ("src/Forge.cs", Forge));

        report.Tests.Should().BeEmpty();
        report.Problem.Should().StartWith("the test process ended early (exit code 0)");
    }

    [Fact]
    public async Task A_test_method_that_does_not_report_makes_the_run_incomplete()
    {
        var report = await shared.RunAsync(("tests/CartTests.cs", """
            using Xunit;
            namespace Shop.Tests;
            public class CartTests
            {
                [Fact] public void Adds() { }
                [Theory, MemberData(nameof(None))] public void Has_no_rows(int number) => Assert.Fail($"{number}");
                public static IEnumerable<TheoryDataRow<int>> None => [];
                [MyFact] public void Hides() => Assert.Fail("wrong");
            }
            [Xunit.v3.XunitTestCaseDiscoverer(typeof(Nothing))]
            public sealed class MyFactAttribute : FactAttribute { }
            public sealed class Nothing : Xunit.v3.IXunitTestCaseDiscoverer
            {
                public ValueTask<IReadOnlyCollection<Xunit.v3.IXunitTestCase>> Discover(
                    Xunit.Sdk.ITestFrameworkDiscoveryOptions options, Xunit.v3.IXunitTestMethod method, Xunit.v3.IFactAttribute fact) =>
                    new([]);
            }
            """));

        report.AllPassed.Should().BeFalse();
        report.Problem.Should().Contain("did not report").And.Contain("Shop.Tests.CartTests.Hides");
    }

    [Fact]
    public async Task Endless_output_ends_the_run()
    {
        var report = await shared.RunAsync(("tests/LoudTests.cs", """
            using Xunit;
            public class LoudTests { [Fact] public void Shouts() { var line = new string('x', 1 << 20); while (true) Console.WriteLine(line); } }
            """));

        report.Problem.Should().StartWith("the tests were stopped because they wrote more than 32 MB");
        report.ToText(2_000).Length.Should().BeLessThanOrEqualTo(2_000);
    }

    [Fact]
    public async Task Processes_that_tests_leave_behind_are_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux finds processes that left the tree");
        using var folder = new TemporaryFolder();
        var request = SharedBench.Request(folder.Path, ("tests/LeavingTests.cs", """"
            using System.Diagnostics;
            using Xunit;
            public class LeavingTests
            {
                [Fact] public void Leaves()
                {
                    using var shell = Process.Start("/bin/sh", ["-c", "(exec setsid sleep 600) >/dev/null 2>&1 & echo $! > pid"]);
                    shell.WaitForExit();
                }
            }
            """"));

        var report = await shared.Bench.RunAsync(request, TestContext.Current.CancellationToken);

        report.AllPassed.Should().BeTrue();
        var id = await File.ReadAllTextAsync(Path.Combine(folder.Path, "pid"), TestContext.Current.CancellationToken);
        ChildProcessTests.IsRunning(id).Should().BeFalse();
    }

    [Fact]
    public async Task A_model_that_uses_too_much_heap_gets_an_exception_not_the_machine()
    {
        var report = await shared.RunAsync(("tests/HungryTests.cs", """
            using Xunit;
            public class HungryTests { [Fact] public void Eats() { var all = new List<byte[]>(); while (true) all.Add(new byte[10_000_000]); } }
            """));

        report.AllPassed.Should().BeFalse();
        report.ToText(5_000).Should().Contain("OutOfMemoryException");
    }
}
