using Harness.CSharp;

namespace Harness.Fixtures.Tests;

public sealed class PristineTestsTests(SharedBench shared)
{
    private const string Right = "public static class Sum { public static int Of(int a, int b) => a + b; }";
    private const string Wrong = "public static class Sum { public static int Of(int a, int b) => a - b; }";
    private const string Tests = "using Xunit; public class SumTests { [Fact] public void Adds() => Assert.Equal(3, Sum.Of(1, 2)); }";
    private const string Softened = "using Xunit; public class SumTests { [Fact] public void Adds() { } }";
    private const string Hidden = "using Xunit; public class HiddenTests { [Fact] public void Adds_negatives() => Assert.Equal(-3, Sum.Of(-1, -2)); }";

    private readonly LeftBehind _left = new(shared);

    [Fact]
    public async Task A_right_solution_passes_the_tests_that_it_came_with()
    {
        var report = await _left.Start("Sum.cs", Wrong).Final("Sum.cs", Right).Both("tests/SumTests.cs", Tests).Checks().RunTestsAsync(hidden: false);

        (report.AllPassed, report.Passed).Should().Be((true, 1));
    }

    [Fact]
    public async Task A_test_that_the_agent_softened_is_restored()
    {
        var report = await _left.Both("Sum.cs", Wrong).Start("tests/SumTests.cs", Tests).Final("tests/SumTests.cs", Softened).Checks().RunTestsAsync(hidden: false);

        report.AllPassed.Should().BeFalse();
        report.Problem.Should().BeNull();
    }

    [Fact]
    public async Task A_test_that_the_agent_deleted_is_restored()
    {
        var report = await _left.Both("Sum.cs", Wrong).Start("tests/SumTests.cs", Tests).Checks().RunTestsAsync(hidden: false);

        report.AllPassed.Should().BeFalse();
        report.Tests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_test_that_the_agent_added_is_not_run()
    {
        var report = await _left.Both("Sum.cs", Right).Both("tests/SumTests.cs", Tests)
            .Final("tests/Mine.cs", "this does not even compile").Checks().RunTestsAsync(hidden: false);

        (report.AllPassed, report.Passed).Should().Be((true, 1));
    }

    [Fact]
    public async Task Hidden_tests_are_run_when_they_are_asked_for()
    {
        _left.Both("Sum.cs", "public static class Sum { public static int Of(int a, int b) => 3; }").Both("tests/SumTests.cs", Tests).Hidden("HiddenTests.cs", Hidden);

        (await _left.Checks().RunTestsAsync(hidden: false)).AllPassed.Should().BeTrue();
        var report = await _left.Checks().RunTestsAsync(hidden: true);

        (report.AllPassed, report.Tests.Count).Should().Be((false, 2));
    }

    [Fact]
    public async Task Tests_read_and_write_a_copy_that_goes_away_and_not_what_is_judged()
    {
        const string writes = """
            using Xunit;
            public class WritingTests { [Fact] public void Writes() { Assert.Equal("x", System.IO.File.ReadAllText("data.txt")); System.IO.File.WriteAllText("data.txt", "spoilt"); } }
            """;
        _left.Both("data.txt", "x").Both("tests/WritingTests.cs", writes);

        (await _left.Checks().RunTestsAsync(hidden: false)).AllPassed.Should().BeTrue();

        _left.Checks().Text("data.txt").Should().Be("x");
    }

    [Fact]
    public async Task Data_beside_the_tests_is_restored_too()
    {
        const string reads = """
            using Xunit;
            public class GoldenTests { [Fact] public void Sums_as_written() => Assert.Equal(System.IO.File.ReadAllText("tests/golden.txt"), $"{Sum.Of(1, 2)}"); }
            """;
        _left.Both("Sum.cs", Wrong).Both("tests/GoldenTests.cs", reads).Start("tests/golden.txt", "3").Final("tests/golden.txt", "-1");

        var report = await _left.Checks().RunTestsAsync(hidden: false);

        (report.Problem, report.Failed).Should().Be((null, 1));
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_tests_is_in_nobodys_way()
    {
        var report = await _left.Both("Sum.cs", Right).Start("tests/SumTests.cs", Tests).Final("tests", "none").Checks().RunTestsAsync(hidden: false);

        (report.AllPassed, report.Passed).Should().Be((true, 1));
    }

    [Fact]
    public async Task Sources_that_cannot_be_compiled_are_a_problem_of_the_report()
    {
        var report = await _left.Both("Sum.cs", Right).Both("tests/SumTests.cs", Tests).Final("Huge.cs", new string(' ', 17 << 20)).Checks().RunTestsAsync(hidden: false);

        report.Problem.Should().StartWith("the workspace is too large to compile");
    }

    [Fact]
    public async Task The_waits_for_a_core_are_told_to_whoever_limits_the_checker_s_time()
    {
        _left.Both("Sum.cs", Right).Both("tests/SumTests.cs", Tests);

        (await _left.Checks().RunTestsAsync(hidden: false)).AllPassed.Should().BeTrue();
        _left.Waits.Should().Equal([true, false, true, false], "the compiler is waited for, and then the run");

        (await _left.Checks().StructureAsync()).Problem.Should().BeNull();
        _left.Waits.Should().Equal([true, false, true, false, true, false], "this needs the compiler alone");
    }

    [Fact]
    public void Results_do_not_count_when_a_test_that_must_fail_did_not()
    {
        var controls = new FailingControls([new("tests/SumTests.cs", Tests)]);
        var name = controls.Source.Path[..^".cs".Length];
        TestCase Case(string test, TestStatus status) => new() { Name = test, Status = status };
        TestCase[] others = [Case("SumTests.Adds", TestStatus.Passed), Case($"{name}.Throws", TestStatus.Failed), Case($"{name}.Compares", TestStatus.Failed)];

        var honest = controls.Judge(new TestReport { Tests = [.. others, Case($"{name}.Denies", TestStatus.Failed)] });
        var bent = controls.Judge(new TestReport { Tests = [.. others, Case($"{name}.Denies", TestStatus.Passed)] });

        (honest.AllPassed, honest.Passed, honest.Failed).Should().Be((true, 1, 0));
        bent.Problem.Should().Be("the results cannot be trusted: tests that must fail did not fail");
    }
}
