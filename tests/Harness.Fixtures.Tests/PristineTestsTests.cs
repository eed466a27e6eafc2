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
}
