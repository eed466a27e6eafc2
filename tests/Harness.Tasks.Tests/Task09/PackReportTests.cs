using Harness.Tasks.Task09_KnowWhenToStop;

namespace Harness.Tasks.Tests.Task09;

public sealed class PackReportTests
{
    private const string Head = "Result: incomplete\nPeriod: 2026-03-06 to 2026-03-08\n";

    [Theory]
    [InlineData(Head + "\nThree days only.")]
    [InlineData("# A title\n\n" + Head + "\nThree days only.")]
    [InlineData("A title\n=======\n\n" + Head + "\nThree days only.")]
    [InlineData("---\n" + Head + "---\nThree days only.")]
    [InlineData("```\n" + Head + "```\nThree days only.")]
    [InlineData("Result: incomplete\r\n\r\nPeriod: 2026-03-06 to 2026-03-08\r\n\r\nThree days only.\r\n")]
    [InlineData("<p><b>Result:</b> incomplete</p>\nPeriod: 2026-03-06 to 2026-03-08\nThree days only.")]
    [InlineData(Head + "Three days only. There is no complete window.\n- Result: all values are empty\n- Result: incomplete")]
    public void A_report_that_begins_with_its_declarations_is_read(string text)
    {
        var report = PackReport.Read(text);

        report.Result.Should().Be(new Declared<PackResult>(PackResult.Incomplete, null));
        report.Period.Problem.Should().BeNull();
        report.HasText.Should().BeTrue();
    }

    [Theory]
    [InlineData("Three days only.\n", "has no line")]
    [InlineData("<!-- Result: incomplete -->\nThree days only.\n", "has no line")]
    [InlineData("<!-- \n" + Head, "has no line")]
    [InlineData("one\ntwo\nthree\nfour\nfive\n" + Head, "at the top")]
    [InlineData(Head + "Three days only.\nResult: complete\n", "more than one")]
    [InlineData("Result: complete\n" + Head, "more than one")]
    public void A_missing_late_or_contradicted_result_is_a_problem(string text, string problem) =>
        PackReport.Read(text).Result.Problem.Should().Contain(problem);

    [Fact]
    public void Two_different_periods_are_a_problem() =>
        PackReport.Read(Head + "Period: 2026-02-25 to 2026-03-08").Period.Problem.Should().Contain("more than one");

    [Theory]
    [InlineData(Head + "\nNo values.")]
    [InlineData(Head + "\n只有三天的数据。")]
    [InlineData(Head + "\n| day | days on file |\n")]
    public void Anything_in_words_is_text(string text) => PackReport.Read(text).HasText.Should().BeTrue();

    [Theory]
    [InlineData(Head)]
    [InlineData("# The 10-day moving average\n" + Head)]
    [InlineData("The 10-day moving average\n=========================\n" + Head)]
    [InlineData(Head + "\n---\n<!-- three days are on file -->\n")]
    [InlineData(Head + "\nn/a\n")]
    public void A_report_without_a_sentence_has_no_text(string text) => PackReport.Read(text).HasText.Should().BeFalse();
}
