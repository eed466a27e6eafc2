using Harness.Tasks.Task09_KnowWhenToStop;

namespace Harness.Tasks.Tests.Task09;

public sealed class ResultLineTests
{
    [Theory]
    [InlineData("Result: incomplete")]
    [InlineData("result: INCOMPLETE.")]
    [InlineData("Result:incomplete  ")]
    [InlineData("**Result:** incomplete")]
    [InlineData("**Result: incomplete**")]
    [InlineData("Result: `incomplete`\\")]
    [InlineData("- Result: *incomplete*")]
    [InlineData("> Result: incomplete")]
    [InlineData("## Result: incomplete")]
    [InlineData("1. Result: incomplete")]
    [InlineData("\uFEFF# Result: incomplete")]
    [InlineData("# Result: incomplete,,")]
    [InlineData("\"# Result: incomplete\"")]
    [InlineData("Result: incomplete (3 of 10 days)")]
    [InlineData("Result: incomplete — only three days")]
    [InlineData("Result: incomplete because the file is short")]
    [InlineData("Result: ⚠️ incomplete")]
    public void A_harmless_spelling_declares_incomplete(string line) => ResultLine.Parse(line).Should().Be(PackResult.Incomplete);

    [Theory]
    [InlineData("Result: complete")]
    [InlineData("# RESULT: **Complete**.")]
    [InlineData("Result: complete (with incomplete windows)")]
    public void A_harmless_spelling_declares_complete(string line) => ResultLine.Parse(line).Should().Be(PackResult.Complete);

    [Theory]
    [InlineData("Result: complete/incomplete")]
    [InlineData("Result: complete | incomplete")]
    [InlineData("Result: complete or incomplete")]
    [InlineData("Result: incomplete, complete")]
    [InlineData("Result: incomplete (complete)")]
    [InlineData("`Result: complete` or `Result: incomplete`")]
    [InlineData("Result: not complete")]
    [InlineData("Result: partially complete")]
    [InlineData("Result: completed")]
    [InlineData("Result: complete-ish")]
    [InlineData("Result: in progress")]
    [InlineData("Result: 18250.40")]
    [InlineData("Result:")]
    [InlineData("Result incomplete")]
    [InlineData("Status: incomplete")]
    [InlineData("The result: incomplete")]
    [InlineData("Line 1 is `Result: complete`")]
    public void Any_other_line_declares_nothing(string line) => ResultLine.Parse(line).Should().BeNull();
}
