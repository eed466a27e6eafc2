using Harness.CSharp;

namespace Harness.Tests.CSharp;

public class TestBenchTests(SharedBench shared)
{
    private const string Cart = """
        namespace Shop;

        public class Cart
        {
            public int Count { get; private set; }

            public void Add(int count)
            {
                if (count < 1)
                    throw new ArgumentOutOfRangeException(nameof(count), "at least one");
                Count += count;
            }
        }
        """;

    [Fact]
    public async Task Passing_tests_make_a_complete_report()
    {
        var report = await shared.RunAsync(("src/Cart.cs", Cart), Tests("[Fact] public void Adds() { var c = new Cart(); c.Add(2); Assert.Equal(2, c.Count); }"));

        report.Problem.Should().BeNull();
        report.AllPassed.Should().BeTrue();
        report.ToText(5_000).Should().Be("1 passed, 0 failed, 0 skipped");
    }

    [Fact]
    public async Task A_failing_test_is_shown_with_message_output_and_the_frames_of_the_workspace()
    {
        var report = await shared.RunAsync(("src/Cart.cs", Cart), Tests("""
            [Fact] public void Adds() => new Cart().Add(1);
            [Fact] public void Adds_nothing()
            {
                output.WriteLine("about to add");
                new Cart().Add(0);
            }
            [Fact] public void Compares() => Assert.Equal(3, new Cart().Count);
            """));

        report.Problem.Should().BeNull();
        report.AllPassed.Should().BeFalse();
        report.ToText(5_000).Should().Be("""
            FAILED Shop.Tests.CartTests.Adds_nothing
              System.ArgumentOutOfRangeException : at least one (Parameter 'count')
              at Shop.Cart.Add(Int32 count) in src/Cart.cs:line 10
              at Shop.Tests.CartTests.Adds_nothing() in tests/CartTests.cs:line 9
              output:
                about to add
            FAILED Shop.Tests.CartTests.Compares
              Assert.Equal() Failure: Values differ
              Expected: 3
              Actual:   0
              at Shop.Tests.CartTests.Compares() in tests/CartTests.cs:line 11
            1 passed, 2 failed, 0 skipped
            """);
    }

    [Fact]
    public async Task Compile_errors_are_shown_where_they_are()
    {
        var report = await shared.RunAsync(
            ("src/Cart.cs", Cart.Replace("Count += count;", "Count += count")),
            Tests("[Fact] public void Adds() => new Cart().Add(\"x\");"));

        report.AllPassed.Should().BeFalse();
        report.ToText(5_000).Should().Be("""
            src/Cart.cs(11,23): error CS1002: ; expected
            tests/CartTests.cs(5,45): error CS1503: Argument 1: cannot convert from 'string' to 'int'
            the build failed: 2 error(s)
            """);
    }

    [Fact]
    public async Task Line_directives_do_not_mislead_and_warnings_do_not_fail_the_build()
    {
        var report = await shared.RunAsync(Tests("""
            #line 500 "elsewhere.cs"
            [Fact] public void Passes() { string? text = null; Assert.Throws<NullReferenceException>(() => text.Length); }
            """));

        report.AllPassed.Should().BeTrue();
        report.Diagnostics.Should().ContainSingle(diagnostic => diagnostic.Id == "CS8602")
            .Which.ToString().Should().StartWith("tests/CartTests.cs(6,");
    }

    [Fact]
    public async Task Rows_of_theories_skipped_tests_and_inherited_tests_are_counted()
    {
        var report = await shared.RunAsync(Tests("""
            [Theory, InlineData(1), InlineData(2)] public void Is_one(int number) => Assert.Equal(1, number);
            [Fact(Skip = "flaky")] public void Skipped() { }
            [Fact(Explicit = true)] public void Explicit() { }
            [Fact(DisplayName = "a pretty name")] public void Pretty() { }
            [Fact] private void Private() { }
            public abstract class Contract { [Fact] public void Holds() { } }
            public class Implementation : Contract { }
            """));

        report.Problem.Should().BeNull();
        report.Tests.Select(test => (test.Name, test.Status)).Should().BeEquivalentTo(
        [
            ("Shop.Tests.CartTests.Is_one(number: 1)", TestStatus.Passed),
            ("Shop.Tests.CartTests.Is_one(number: 2)", TestStatus.Failed),
            ("Shop.Tests.CartTests.Skipped", TestStatus.Skipped),
            ("Shop.Tests.CartTests.Explicit", TestStatus.Skipped),
            ("a pretty name", TestStatus.Passed),
            ("Shop.Tests.CartTests.Private", TestStatus.Passed),
            ("Shop.Tests.CartTests+Implementation.Holds", TestStatus.Passed),
        ]);
    }

    [Fact]
    public async Task A_fixture_that_fails_on_disposal_fails_the_run()
    {
        var report = await shared.RunAsync(Tests("""
            public class Fixture : IDisposable { public void Dispose() => throw new InvalidOperationException("too late"); }
            public class User : IClassFixture<Fixture> { [Fact] public void Passes() { } }
            """));

        report.AllPassed.Should().BeFalse();
        report.ToText(5_000).Should().Contain("too late").And.EndWith("1 passed, 1 failed, 0 skipped");
    }

    [Theory]
    [InlineData("adds", 2)]
    [InlineData("CartTests.Adds_one", 1)]
    [InlineData("+nested", 1)]
    [InlineData("", 4)]
    public async Task A_filter_selects_by_a_part_of_the_full_name_in_any_case(string filter, int expected)
    {
        var report = await shared.RunAsync(filter, Tests("""
            [Fact] public void Adds_one() { }
            [Fact] public void Adds_two() { }
            [Fact] public void Removes() { }
            public class Nested { [Fact] public void Has_one() { } }
            """));

        report.Problem.Should().BeNull();
        report.Passed.Should().Be(expected);
    }

    [Fact]
    public async Task A_filter_that_selects_nothing_is_a_problem_that_says_so()
    {
        var report = await shared.RunAsync("Basket", Tests("[Fact] public void Adds() { }"));

        report.AllPassed.Should().BeFalse();
        report.ToText(1_000).Should().Be("none of the 1 test methods has \"Basket\" in its name (Namespace.Class.Method)");
    }

    [Fact]
    public async Task A_workspace_without_tests_has_not_passed()
    {
        var report = await shared.RunAsync(("src/Cart.cs", Cart));

        report.AllPassed.Should().BeFalse();
        report.ToText(1_000).Should().StartWith("there are no tests");
    }

    [Fact]
    public async Task A_program_with_top_level_statements_is_tested_too()
    {
        var report = await shared.RunAsync(
            ("src/Program.cs", "Console.WriteLine(new Shop.Tests.CartTests(null!));"), Tests("[Fact] public void Passes() { }"));

        report.AllPassed.Should().BeTrue();
    }

    [Fact]
    public async Task Tests_run_in_the_working_directory_and_its_name_is_not_reported()
    {
        using var folder = new TemporaryFolder();
        folder.File("data/prices.txt", "2.50");
        var tests = Tests("""
            [Fact] public void Reads() => Assert.Equal("2.50", File.ReadAllText("data/prices.txt"));
            [Fact] public void Misses() => File.ReadAllText("data/missing.txt");
            [Fact] public void Writes_to_the_temporary_folder() => File.ReadAllText(Path.Combine(Path.GetTempPath(), "none.txt"));
            """);

        var report = await shared.Bench.RunAsync(SharedBench.Request(folder.Path, tests), TestContext.Current.CancellationToken);

        report.Passed.Should().Be(1);
        report.ToText(5_000).Should().Contain("'data/missing.txt'").And.NotContain(Path.GetTempPath());
    }

    [Fact]
    public async Task Nothing_of_the_environment_of_the_harness_reaches_the_tests()
    {
        Environment.SetEnvironmentVariable("PLANTED_API_KEY", "sk-planted-secret");

        var report = await shared.RunAsync(Tests("""
            [Fact] public void Prints()
            {
                foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
                    output.WriteLine($"{entry.Key}={entry.Value}");
            }
            """));

        report.Tests.Should().ContainSingle().Which.Output.Should().Contain("TZ=UTC").And.NotContain("planted").And.NotContain("PLANTED");
    }

    [Fact]
    public async Task The_same_sources_give_the_same_text_every_time()
    {
        (string, string)[] sources = [("src/Cart.cs", Cart), Tests("""
            [Theory, InlineData(1), InlineData(2), InlineData(3)] public void Fails(int number) => Assert.Equal(0, number);
            [Fact] public void Throws() => new Cart().Add(-1);
            """)];

        var first = await shared.RunAsync(sources);
        var second = await shared.RunAsync(sources);

        second.ToText(5_000).Should().Be(first.ToText(5_000));
    }

    private static (string Path, string Text) Tests(string members) => ("tests/CartTests.cs", $$"""
        using Xunit;
        namespace Shop.Tests;
        public class CartTests(ITestOutputHelper output)
        {
        {{members}}
            public override string ToString() => output?.ToString() ?? "";
        }
        """);
}
