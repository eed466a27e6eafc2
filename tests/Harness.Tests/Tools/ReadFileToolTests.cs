using System.Text;
using Harness.Sandboxes;
using Harness.Tests.Sandboxes;
using Harness.Tools;

namespace Harness.Tests.Tools;

public sealed class ReadFileToolTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();
    private readonly ReadFileTool _tool;

    public ReadFileToolTests() => _tool = new ReadFileTool(WorkspaceFiles.Open(_workspace.Root));

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_short_file_is_one_page()
    {
        _workspace.Put("src/Cart.cs", "one\ntwo\n");

        (await _tool.CallAsync(new { path = "./src/Cart.cs" })).Should().Be(new ToolReply("src/Cart.cs lines 1-2 of 2\none\ntwo"));
    }

    [Fact]
    public async Task Pages_read_one_after_the_other_give_the_whole_file()
    {
        var lines = Enumerable.Range(1, 450).Select(number => $"line {number}").ToArray();
        _workspace.Put("log", string.Join('\n', lines) + "\n");

        var read = new List<string>();
        foreach (var (start, header) in new[]
        {
            (1, "log lines 1-200 of 450 (read on with start_line 201)"),
            (201, "log lines 201-400 of 450 (read on with start_line 401)"),
            (401, "log lines 401-450 of 450"),
        })
        {
            var reply = (await _tool.CallAsync(new { path = "log", start_line = start })).Text.Split('\n');
            reply[0].Should().Be(header);
            read.AddRange(reply[1..]);
        }

        read.Should().Equal(lines);
    }

    [Theory]
    [InlineData(3, 2, "f lines 3-4 of 5 (read on with start_line 5)\n3\n4")]
    [InlineData(5, 1, "f lines 5-5 of 5\n5")]
    [InlineData(4, 5000, "f lines 4-5 of 5\n4\n5")]
    [InlineData(6, 1, "error: start_line is 6, but f has 5 lines")]
    [InlineData(0, 1, "error: start_line must be 1 or more; lines count from 1")]
    [InlineData(1, 0, "error: line_count must be 1 to 200")]
    [InlineData(long.MaxValue, long.MaxValue, "error: start_line is 9223372036854775807, but f has 5 lines")]
    public async Task Any_part_can_be_asked_for(long start, long count, string expected)
    {
        _workspace.Put("f", "1\n2\n3\n4\n5\n");

        (await _tool.CallAsync(new { path = "f", start_line = start, line_count = count })).Text.Should().Be(expected);
    }

    [Fact]
    public async Task A_page_ends_before_the_line_that_does_not_fit()
    {
        _workspace.Put("wide", string.Concat(Enumerable.Repeat(new string('x', 4999) + "\n", 5)));

        var reply = (await _tool.CallAsync(new { path = "wide" })).Text;

        reply.Should().StartWith("wide lines 1-2 of 5 (read on with start_line 3)\n");
        reply.Length.Should().BeLessThan(ReadFileTool.MaxCharacters + 200);
    }

    [Fact]
    public async Task A_line_that_is_longer_than_a_page_is_cut_between_characters()
    {
        _workspace.Put("long", "a" + string.Concat(Enumerable.Repeat("😀", 7000)) + "\nnext\n");

        var reply = (await _tool.CallAsync(new { path = "long" })).Text;

        reply.Should().StartWith("long lines 1-1 of 2 (read on with start_line 2; line 1 has 14001 characters and is cut)\na😀");
        reply.Should().EndWith("😀");
    }

    [Fact]
    public async Task What_the_content_cannot_show_is_said_in_the_header()
    {
        _workspace.Put("crlf", "a\r\nb");
        _workspace.Put("latin", [(byte)'a', 0xE4, (byte)'\n']);
        _workspace.Put("utf16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ä\n")]);
        _workspace.Put("empty", "");
        _workspace.Put("huge", new string('\n', WorkspaceFiles.MaxTextBytes + 1));

        (await _tool.CallAsync(new { path = "crlf" })).Text.Should().Be("crlf lines 1-2 of 2 (line ends are CRLF; no line end at the end of the file)\na\nb");
        (await _tool.CallAsync(new { path = "latin" })).Text.Should().Be("latin lines 1-1 of 1 (not UTF-8: shown as Latin-1, cannot be edited)\naä");
        (await _tool.CallAsync(new { path = "utf16" })).Text.Should().Be("utf16 lines 1-1 of 1 (UTF-16)\nä");
        (await _tool.CallAsync(new { path = "empty" })).Text.Should().Be("empty is empty");
        (await _tool.CallAsync(new { path = "huge", line_count = 1 })).Text.Should().Be(
            "huge lines 1-1 of 4194304 (read on with start_line 2; the file is longer: only its first 4194304 bytes can be read)\n");
    }

    [Theory]
    [InlineData("missing.txt", "error: there is no 'missing.txt' in the workspace; check the path")]
    [InlineData("src", "error: 'src' is a folder; give the path of a file")]
    [InlineData("binary", "error: 'binary' is a binary file (1 bytes) and cannot be shown as text")]
    [InlineData("/etc/passwd", "error: '/etc/passwd' is not relative to the workspace; give a path such as src/Program.cs")]
    public async Task What_cannot_be_read_is_an_error_with_advice(string path, string expected)
    {
        _workspace.Put("src/a.cs", "");
        _workspace.Put("binary", [0]);

        (await _tool.CallAsync(new { path })).Should().Be(new ToolReply(expected, IsError: true));
    }
}
