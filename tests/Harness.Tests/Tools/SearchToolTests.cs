using Harness.Sandboxes;
using Harness.Tests.Sandboxes;
using Harness.Tools;

namespace Harness.Tests.Tools;

public sealed class SearchToolTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();
    private readonly SearchTool _tool;

    public SearchToolTests() => _tool = new SearchTool(WorkspaceFiles.Open(_workspace.Root));

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Matching_lines_are_shown_with_path_and_number_in_order()
    {
        _workspace.Put("b.log", "x\r\nerror 12\r\n");
        _workspace.Put("a/c.log", "error 7\nERROR 8\n");

        (await _tool.CallAsync(new { pattern = @"error \d+$" })).Should().Be(new ToolReply("a/c.log:1: error 7\nb.log:2: error 12"));
        (await _tool.CallAsync(new { pattern = "ERROR", ignore_case = true })).Text.Should().Be("a/c.log:1: error 7\na/c.log:2: ERROR 8\nb.log:2: error 12");
        (await _tool.CallAsync(new { pattern = "error", folder = "a" })).Text.Should().Be("a/c.log:1: error 7");
        (await _tool.CallAsync(new { pattern = "error", path = "b.log" })).Text.Should().Be("b.log:2: error 12");
        (await _tool.CallAsync(new { pattern = "nothing" })).Should().Be(new ToolReply("no line matches"));
    }

    [Fact]
    public async Task One_hundred_lines_are_shown_and_the_others_counted()
    {
        _workspace.Put("log", string.Concat(Enumerable.Repeat("hit\n", 130)));

        var lines = (await _tool.CallAsync(new { pattern = "hit" })).Text.Split('\n');

        lines.Should().HaveCount(SearchTool.MaxHits + 1);
        lines[^1].Should().Be("(30 more lines not shown: use a narrower pattern, or give folder or path)");
    }

    [Fact]
    public async Task Long_lines_are_cut_and_the_whole_reply_is_bounded()
    {
        _workspace.Put("log", string.Concat(Enumerable.Repeat("hit " + new string('x', 5000) + "\n", 60)));

        var reply = (await _tool.CallAsync(new { pattern = "hit" })).Text;

        reply.Split('\n')[0].Should().Be("log:1: hit " + new string('x', SearchTool.MaxLineCharacters - 4) + "...");
        reply.Length.Should().BeLessThan(SearchTool.MaxCharacters + 200);
        reply.Should().EndWith("more lines not shown: use a narrower pattern, or give folder or path)");
    }

    [Fact]
    public async Task Binary_files_and_links_are_left_out()
    {
        File.WriteAllText(_workspace.Outside("secret"), "hit");
        _workspace.Put("binary", "hit\0");
        File.CreateSymbolicLink(_workspace.FullPath("link"), _workspace.Outside("secret"));

        (await _tool.CallAsync(new { pattern = "hit" })).Text.Should().Be("no line matches");
    }

    [Theory]
    [InlineData("", "error: the pattern is empty")]
    [InlineData("(", "error: the pattern is no valid regular expression:*escape special characters*")]
    [InlineData("(?=x)", "error: the pattern uses lookaround*write it without")]
    [InlineData(@"(a)\1", "error: the pattern uses lookaround, a backreference*")]
    [InlineData("((a{1000}){1000}){1000}", "error: the pattern uses*a very large repetition*")]
    public async Task A_pattern_that_cannot_be_used_is_an_error_with_advice(string pattern, string expected)
    {
        var reply = await _tool.CallAsync(new { pattern });

        reply.IsError.Should().BeTrue();
        reply.Text.Should().Match(expected);
    }

    [Fact]
    public async Task Other_wrong_arguments_are_errors_too()
    {
        (await _tool.CallAsync(new { pattern = new string('x', 501) })).Text.Should().Be("error: the pattern has 501 characters; at most 500 are allowed");
        (await _tool.CallAsync(new { pattern = "x", folder = "a", path = "b" })).Text.Should().Be("error: give either folder or path, not both");
        (await _tool.CallAsync(new { pattern = "x", path = "none" })).Text.Should().StartWith("error: there is no 'none'");
    }

    [Fact]
    public async Task A_pattern_that_ruins_backtracking_engines_is_answered_soon()
    {
        _workspace.Put("a", new string('a', 100_000) + "!\n");

        var reply = _tool.CallAsync(new { pattern = "^(a+)+$" });

        (await reply.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Text.Should().Be("no line matches");
    }

    [Fact]
    public async Task A_search_that_takes_too_long_shows_what_it_has_and_says_so()
    {
        _workspace.Put("a", "hit\n");
        _workspace.Put("b", "hit\n");
        var tool = new SearchTool(WorkspaceFiles.Open(_workspace.Root), new LeapingClock(TimeSpan.FromMinutes(1)));

        (await tool.CallAsync(new { pattern = "hit" })).Text.Should().Be(
            "a:1: hit\n(the search was stopped before it had seen everything: use a simpler pattern, or give folder or path)");
    }

    [Fact]
    public async Task A_cancelled_search_ends_with_the_cancellation()
    {
        _workspace.Put("a", "hit\n");
        var arguments = new ToolArguments(new Dictionary<string, object> { ["pattern"] = "hit" });

        var search = async () => await _tool.InvokeAsync(arguments, new CancellationToken(canceled: true));

        await search.Should().ThrowAsync<OperationCanceledException>();
    }
}
