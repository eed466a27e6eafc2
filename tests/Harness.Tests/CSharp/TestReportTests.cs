using Harness.CSharp;

namespace Harness.Tests.CSharp;

public class TestReportTests
{
    [Fact]
    public void A_run_without_a_passed_test_has_not_passed()
    {
        new TestReport().AllPassed.Should().BeFalse();
        new TestReport { Tests = [Test(1, TestStatus.Skipped)] }.AllPassed.Should().BeFalse();
        new TestReport { Tests = [Test(1, TestStatus.Passed)] }.AllPassed.Should().BeTrue();
        new TestReport { Tests = [Test(1, TestStatus.Passed)], Problem = "cut" }.AllPassed.Should().BeFalse();
    }

    [Fact]
    public void A_long_text_is_bounded_keeps_the_counts_and_says_what_is_missing()
    {
        var report = new TestReport
        {
            Tests = [.. Enumerable.Range(1, 100).Select(number => Test(number, TestStatus.Failed) with { Message = new string('m', 5_000) })],
        };

        var text = report.ToText(8_000);

        text.Length.Should().BeLessThanOrEqualTo(8_000);
        text.Should().StartWith("FAILED Shop.Tests.T001").And.EndWith("[97 more not shown]\n0 passed, 100 failed, 0 skipped");
    }

    [Fact]
    public void An_incomplete_run_says_why_and_shows_what_the_process_wrote()
    {
        var report = new TestReport
        {
            Tests = [Test(1, TestStatus.Passed)],
            Problem = "the test process ended early (exit code 134)",
            ProcessOutput = "Stack overflow.\n   at DeepTests.F(Int32)\n",
        };

        report.ToText(1_000).Should().Be("""
            Output of the test process:
              Stack overflow.
                 at DeepTests.F(Int32)
            1 passed, 0 failed, 0 skipped; incomplete: the test process ended early (exit code 134)
            """);
    }

    [Fact]
    public void Warnings_are_kept_in_the_report_and_out_of_the_text()
    {
        var report = new TestReport
        {
            Tests = [Test(1, TestStatus.Passed)],
            Diagnostics = [new BuildDiagnostic("src/Cart.cs", 3, 5, "CS0219", IsError: false, "assigned but never used")],
        };

        report.ToText(1_000).Should().Be("1 passed, 0 failed, 0 skipped");
    }

    private static TestCase Test(int number, TestStatus status) => new() { Name = $"Shop.Tests.T{number:000}", Status = status };
}
