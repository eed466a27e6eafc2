using Harness.Agents;

namespace Harness.Tests.Agents;

public class FinalTextTests
{
    private static readonly string[] Tools = ["read_file", "write_file", "submit"];

    [Theory]
    [InlineData("Shall I go on?")]
    [InlineData("I found two bugs. Which one do you want fixed? \n")]
    [InlineData("**Do you want me to write the file?**")]
    [InlineData("(Is that right?)")]
    [InlineData("Should I run `dotnet test?`")]
    public void A_text_that_ends_with_a_question_asks_back(string text) => FinalText.AsksBack(text).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("Why did it fail? The index was off by one. Fixed.")]
    [InlineData("The regex is now a?b.")]
    [InlineData("The answer is in report.md")]
    public void A_question_that_the_text_answers_itself_does_not_ask_back(string text) => FinalText.AsksBack(text).Should().BeFalse();

    [Theory]
    [InlineData("Done.")]
    [InlineData("I fixed the off-by-one error; every test passes.")]
    [InlineData("All 12 tests pass now.")]
    [InlineData("The migration is COMPLETE.")]
    [InlineData("The report was written to report.md")]
    [InlineData("Implemented and verified")]
    public void A_text_that_says_the_work_is_done_claims_success(string text) => FinalText.ClaimsSuccess(text).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("I will start by reading the files.")]
    [InlineData("I could not complete the task.")]
    [InlineData("I couldn't fix the test.")]
    [InlineData("I was unable to finish.")]
    [InlineData("The test is not yet fixed.")]
    [InlineData("The test isn't fixed.")]
    [InlineData("I haven't finished.")]
    [InlineData("I haven’t finished.")]
    [InlineData("The work is unfinished and incomplete.")]
    [InlineData("The run was unsuccessful.")]
    [InlineData("The file has not been written.")]
    [InlineData("I failed to resolve the conflict.")]
    [InlineData("Nothing was fixed.")]
    [InlineData("It never completed.")]
    [InlineData("The passengers table is missing.")]
    public void A_text_that_says_otherwise_does_not(string text) => FinalText.ClaimsSuccess(text).Should().BeFalse();

    [Theory]
    [InlineData("""<tool_call>{"name": "read_file"}</tool_call>""")]
    [InlineData("""<function=write_file><parameter=path>a</parameter></function>""")]
    [InlineData("""<|python_tag|>read_file.call(path="a")""")]
    [InlineData("""[TOOL_CALLS][{"name": "anything"}]""")]
    [InlineData("""<invoke name="read_file">""")]
    [InlineData("""I'll look: {"name": "read_file", "arguments": {"path": "a.txt"}}""")]
    [InlineData("""
        ```json
        { "name" : "write_file", "parameters": { "path": "a" } }
        ```
        """)]
    public void A_tool_call_in_the_text_is_seen(string text) => FinalText.HoldsToolCall(text, Tools).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("I used read_file and write_file with the right arguments.")]
    [InlineData("""The config now has {"name": "webshop", "arguments": []}.""")]
    [InlineData("""The entry {"name": "read_file"} names the tool.""")]
    [InlineData("""{"name": "READ_FILE", "arguments": {}}""")]
    public void Text_about_tools_is_no_tool_call(string text) => FinalText.HoldsToolCall(text, Tools).Should().BeFalse();

    [Fact]
    public void A_huge_hostile_text_is_read_in_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("\"name\" \t\n: \"not n't not ", 200_000));

        var read = () =>
        {
            _ = FinalText.AsksBack(text);
            _ = FinalText.ClaimsSuccess(text);
            _ = FinalText.HoldsToolCall(text, Tools);
        };

        read.ExecutionTime().Should().BeLessThan(TimeSpan.FromSeconds(5));
    }
}
