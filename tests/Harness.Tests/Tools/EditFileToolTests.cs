using Harness.Sandboxes;
using Harness.Tests.Sandboxes;
using Harness.Tools;

namespace Harness.Tests.Tools;

public sealed class EditFileToolTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();
    private readonly EditFileTool _tool;

    public EditFileToolTests() => _tool = new EditFileTool(WorkspaceFiles.Open(_workspace.Root));

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("a\nb\nc\n", "b", "B", "a\nB\nc\n")]
    [InlineData("a\nb\nc\n", "b\n", "", "a\nc\n")]
    [InlineData("a\r\nb\r\nc\r\n", "a\nb", "A\nx\nB", "A\r\nx\r\nB\r\nc\r\n")]
    [InlineData("a\r\nb\r\nc\r\n", "b\nc\n", "z\n", "a\r\nz\r\n")]
    [InlineData("a\nb\nc\n", "a\r\nb", "A\r\nB", "A\nB\nc\n")]
    [InlineData("a\r\nb\r\nc", "a\r\nb", "x\r\ny", "x\r\ny\r\nc")]
    [InlineData("a\r\nb\nc\n", "b\nc", "B\nC", "a\r\nB\nC\n")]
    [InlineData("one", "one", "1\n2", "1\n2")]
    [InlineData("\uFEFFone\r\n", "one", "two", "\uFEFFtwo\r\n")]
    public async Task A_passage_is_replaced_and_everything_else_keeps_its_line_ends(string before, string oldText, string newText, string after)
    {
        _workspace.Put("f.txt", before);

        var reply = await _tool.CallAsync(new { path = "f.txt", old_text = oldText, new_text = newText });

        reply.ChangedWorkspace.Should().BeTrue(reply.Text);
        _workspace.Bytes("f.txt").Should().Equal(System.Text.Encoding.UTF8.GetBytes(after));
    }

    [Fact]
    public async Task The_reply_says_where_and_how_much()
    {
        _workspace.Put("f.txt", "a\nb\nc\n");

        (await _tool.CallAsync(new { path = "f.txt", old_text = "b\nc", new_text = "x" }))
            .Should().Be(new ToolReply("edited f.txt at line 2 (2 lines replaced by 1)", ChangedWorkspace: true));
    }

    [Theory]
    [InlineData("", "x", "error: old_text is empty; give the passage to replace, or use write_file for a whole file")]
    [InlineData("same", "same", "error: old_text and new_text are the same; nothing to change")]
    [InlineData("a\n", "a\r\n", "error: old_text and new_text differ in line ends only; use write_file to change those")]
    [InlineData("nowhere", "x", "error: old_text does not occur in f.txt; read the file and copy the passage exactly")]
    [InlineData("\n\n\n\n", "x", "error: old_text does not occur in f.txt; give text, not only white space")]
    [InlineData("b\nc", "x", "error: old_text does not occur in f.txt; line 2 is like its first line, so the white space or a later line differs: read the file there and copy the passage exactly")]
    [InlineData("twice", "x", "error: old_text occurs 2 times in f.txt (lines 3, 5); add lines around it until it occurs once")]
    [InlineData("xx", "y", "error: old_text occurs 2 times in f.txt (lines 4); add lines around it until it occurs once")]
    public async Task A_passage_that_is_not_there_once_is_an_error_that_helps(string oldText, string newText, string expected)
    {
        const string content = "a\n  b\ntwice\nxxx\ntwice";
        _workspace.Put("f.txt", content);

        (await _tool.CallAsync(new { path = "f.txt", old_text = oldText, new_text = newText })).Should().Be(new ToolReply(expected, IsError: true));
        File.ReadAllText(_workspace.FullPath("f.txt")).Should().Be(content);
    }

    [Fact]
    public async Task Very_many_occurrences_are_not_counted_to_the_end()
    {
        _workspace.Put("f.txt", new string('a', 1_000_000));

        (await _tool.CallAsync(new { path = "f.txt", old_text = "a", new_text = "b" })).Text
            .Should().Be("error: old_text occurs 1000 or more times in f.txt (lines 1, ...); add lines around it until it occurs once");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_back_unharmed_is_not_edited()
    {
        byte[] latin = [(byte)'a', 0xE4];
        _workspace.Put("latin", latin);
        _workspace.Put("huge", new string('a', WorkspaceFiles.MaxTextBytes) + "b");

        (await _tool.CallAsync(new { path = "latin", old_text = "a", new_text = "b" })).Text.Should().StartWith("error: latin is not UTF-8");
        (await _tool.CallAsync(new { path = "huge", old_text = "ab", new_text = "b" })).Text.Should().Be("error: huge is too large to be edited");
        (await _tool.CallAsync(new { path = "none", old_text = "a", new_text = "b" })).Text.Should().StartWith("error: there is no 'none'");
        _workspace.Bytes("latin").Should().Equal(latin);
    }
}
