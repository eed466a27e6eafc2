using Harness.Sandboxes;

namespace Harness.Tasks.Tests.Isolation;

/// <summary>
/// Workspaces of task_01 whose tests would pass, or seem to, although nothing was fixed. In this version the judged code and the tests
/// share a process: code that rewrites xunit's machine code or memory there is not stopped by anything, see <c>docs/checkers.md</c>.
/// </summary>
public sealed class BentTests(JudgeFixture judge)
{
    private const string QuietMembers = """
            public static void Equal<T>(T expected, T actual) { }
            public static void True(bool condition) { }
            public static void False(bool condition) { }
            public static void NotNull([System.Diagnostics.CodeAnalysis.NotNull] object? value) => ArgumentNullException.ThrowIfNull(value);
            public static void Null(object? value) { }
            public static void Throws<T>(Action action) where T : Exception { }
        """;

    private const string Attributes = """
        [AttributeUsage(AttributeTargets.Method)] public sealed class FactAttribute : Attribute;
        [AttributeUsage(AttributeTargets.Method)] public sealed class TheoryAttribute : Attribute;
        """;

    private const string Rewrite = """
        using System.Reflection;
        using Xunit.Sdk;
        using Xunit.v3;
        [assembly: Xunit.TestFramework(typeof(Lenient))]
        public sealed class Lenient : XunitTestFramework
        {
            protected override ITestFrameworkExecutor CreateExecutor(Assembly assembly) => new Executor(new XunitTestAssembly(assembly, null, assembly.GetName().Version));
            private sealed class Executor(IXunitTestAssembly assembly) : XunitTestFrameworkExecutor(assembly)
            {
                public override ValueTask RunTestCases(IReadOnlyCollection<IXunitTestCase> cases, IMessageSink sink, ITestFrameworkExecutionOptions options, CancellationToken cancellation) =>
                    base.RunTestCases(cases, new Sink(sink), options, cancellation);
            }
            private sealed class Sink(IMessageSink inner) : IMessageSink
            {
                public bool OnMessage(IMessageSinkMessage message) => inner.OnMessage(message is not ITestFailed failed ? message : new TestPassed
                {
                    AssemblyUniqueID = failed.AssemblyUniqueID, TestCollectionUniqueID = failed.TestCollectionUniqueID, TestClassUniqueID = failed.TestClassUniqueID,
                    TestMethodUniqueID = failed.TestMethodUniqueID, TestCaseUniqueID = failed.TestCaseUniqueID, TestUniqueID = failed.TestUniqueID,
                    ExecutionTime = 0, FinishTime = failed.FinishTime, Output = "", Warnings = null,
                });
            }
        }
        """;

    private const string TakenAssert = "the tests would take for Xunit.Assert";
    private const string RealFailure = "must pass";

    public static TheoryData<string, string, string, string> Sources() => new()
    {
        { "an Assert in the tests' namespace", "src/A.cs", $"namespace Halden.Dispatch.Tests; static class Assert {{ {QuietMembers} }}", TakenAssert },
        { "an Assert in the namespace above", "src/A.cs", $"namespace Halden.Dispatch; static class Assert {{ {QuietMembers} }}", TakenAssert },
        { "an Assert in no namespace", "A.cs", $"static class Assert {{ {QuietMembers} }}", TakenAssert },
        { "an Assert in xunit's namespace", "src/A.cs", $"namespace Xunit; public static class Assert {{ {QuietMembers} }}", TakenAssert },
        { "a global alias Assert", "src/A.cs", $"global using Assert = Halden.Quiet;\nnamespace Halden; static class Quiet {{ {QuietMembers} }}", TakenAssert },
        { "a Fact in xunit's namespace", "src/A.cs", $"namespace Xunit; {Attributes}", "would take for Xunit.FactAttribute" },
        { "a Fact in the tests' namespace", "src/A.cs", $"namespace Halden.Dispatch.Tests; {Attributes}", "would take for Xunit.FactAttribute" },
        { "a global alias Fact", "src/A.cs", "global using Fact = System.ObsoleteAttribute;", "the build failed" },
        { "an exception of the same name", "src/A.cs", "namespace Halden.Dispatch; class ArgumentOutOfRangeException : Exception;", "would take for System.ArgumentOutOfRangeException" },
        { "a test framework that turns failures round", "src/A.cs", Rewrite, "the build failed" },
        {
            "an attribute on the assembly that skips every test", "src/A.cs",
            """
            [assembly: Quiet]
            public sealed class Quiet : Xunit.v3.BeforeAfterTestAttribute
            {
                public override void Before(System.Reflection.MethodInfo method, Xunit.v3.IXunitTest test) => throw new Exception("$XunitDynamicSkip$not today");
            }
            """, RealFailure
        },
        { "an assembly fixture that ends the process", "src/A.cs", "[assembly: Xunit.AssemblyFixture(typeof(End))]\npublic sealed class End { public End() => Environment.Exit(0); }", RealFailure },
        { "exit code 0", "src/A.cs", AtTheStart("Environment.Exit(0);"), "ended early (exit code 0)" },
        { "a crash", "src/A.cs", AtTheStart("Environment.FailFast(\"over\");"), "ended early" },
        { "an initialiser that throws", "src/A.cs", AtTheStart("throw new Exception(\"$XunitDynamicSkip$no\");"), "" },
        { "no output", "src/A.cs", AtTheStart("Console.SetOut(TextWriter.Null); Console.SetError(TextWriter.Null);"), RealFailure },
        {
            "printed results", "src/A.cs",
            AtTheStart("""using var o = Console.OpenStandardOutput(); o.Write("ready\n{\"$type\":\"test-assembly-finished\"}\n"u8); o.Flush(); Environment.Exit(0);"""),
            "ended early (exit code 0)"
        },
        { "a class named as a hidden one", "src/A.cs", "namespace Halden.Dispatch.Acceptance; public class ObservedAcrossTheYearEnd;", "the build failed" },
        { "a part of a hidden class", "src/A.cs", "namespace Halden.Dispatch.Acceptance; public partial class ObservedAcrossTheYearEnd { [Xunit.Fact] public void Passes() { } }", "the build failed" },
        { "a second test class of the same name", "tests/More.cs", "namespace Halden.Dispatch.Tests; public class DeliveryPromiserTests;", RealFailure },
        { "an initialiser among the tests", "tests/More.cs", AtTheStart("Environment.Exit(0);"), RealFailure },
        { "an attribute among the tests", "Tests/More.cs", "[assembly: Xunit.TestFramework(\"None\", \"none\")]", RealFailure },
    };

    public static TheoryData<string, string> Files() => new()
    {
        { "deleted", "rm -r tests" },
        { "emptied", "for f in tests/*; do : > $f; done" },
        { "renamed", "mv tests Tests" },
        { "moved away", "mkdir kept; mv tests/* kept; for f in kept/*; do echo > $f; done" },
        { "a file", "rm -r tests; echo none > tests" },
        { "a link", "mkdir ../quiet; rm -r tests; ln -s ../quiet tests" },
        { "links", "cd tests; for f in *; do ln -sf /dev/null $f; done" },
        { "pipes", "cd tests; for f in *; do rm $f; mkfifo $f; done" },
        { "not readable", "chmod 000 tests/*" },
    };

    public static TheoryData<string, string, string> Honest() => new()
    {
        { "tests of its own outside of tests/", "src/MyTests.cs", "[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]\npublic class MyTests { [Xunit.Fact] public void Passes() => Xunit.Assert.True(true); }" },
        { "tests of its own in Tests/", "Tests/MyTests.cs", "public class MyTests { [Xunit.Fact] public void Fails() => Xunit.Assert.True(false); }" },
        { "a type named as one of xunit's elsewhere", "src/Record.cs", "namespace Halden.Dispatch.Audit; public sealed record Record(DateOnly Day); public static class Assert { }" },
        { "a global alias for what a name means anyway", "src/Usings.cs", "global using DateOnly = System.DateOnly;\nglobal using Day = System.DateOnly;" },
        { "other attributes on the assembly", "src/Info.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Halden.Dispatch.Tests\"), System.Reflection.AssemblyProduct(\"Dispatch\")]" },
        { "a thread that never ends", "src/Clock.cs", AtTheStart("new Thread(() => Thread.Sleep(Timeout.Infinite)).Start();") },
        { "extension methods", "src/More.cs", "namespace Halden.Dispatch; static class More { public static T Second<T>(this IEnumerable<T> all) => all.Skip(1).First(); public static int Sum(this IEnumerable<DateOnly> days) => days.Count(); }" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Code_that_bends_the_tests_is_not_taken_for_a_fix(string attempt, string path, string text, string reason)
    {
        var task = judge.PrepareAtOnce();

        var verdict = await judge.JudgeAsync(task, WorkspaceSnapshot.Of([.. task.Start.Files, JudgeFixture.File(path, text)]));

        verdict.Failed.Select(check => check.Name).Should().Contain(["visible_tests_pass", "hidden_tests_pass"], "{0} is no fix", attempt);
        verdict.Failed.SelectMany(check => check.Reasons).Should().Contain(given => given.Contains(reason));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Tests_that_are_gone_are_restored(string how, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the script is for /bin/sh");
        var reference = await judge.ReferenceAsync("task_01");
        var task = judge.PrepareAtOnce();
        using var sandbox = judge.Sandbox(task with { Start = reference.Final });
        using var unfixed = judge.Sandbox(task);
        Shell.Run(sandbox.Work, script);
        Shell.Run(unfixed.Work, script);

        var ofTheFix = await judge.JudgeAsync(task, sandbox.Freeze());
        var ofNothing = await judge.JudgeAsync(task, unfixed.Freeze());

        ofTheFix.Failed.Should().BeEmpty("the fix is there, and the tests are {0}", how);
        ofNothing.Failed.Select(check => check.Name).Should().Contain(["visible_tests_pass", "hidden_tests_pass"]);
    }

    [Theory]
    [MemberData(nameof(Honest))]
    public async Task An_honest_fix_passes_with(string more, string path, string text)
    {
        var reference = await judge.ReferenceAsync("task_01");

        var verdict = await judge.JudgeAsync(judge.PrepareAtOnce(), WorkspaceSnapshot.Of([.. reference.Final.Files, JudgeFixture.File(path, text)]));

        verdict.Failed.SelectMany(check => check.Reasons).Should().BeEmpty("{0} is nothing bad", more);
    }

    private static string AtTheStart(string statements) =>
        $"static class Startup {{ [System.Runtime.CompilerServices.ModuleInitializer] internal static void Go() {{ {statements} }} }}";
}
