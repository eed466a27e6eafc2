using Harness.Sandboxes;
using Harness.Tests.Sandboxes;
using Harness.Tools;

namespace Harness.Tests.Tools;

public sealed class WriteFileToolTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();
    private readonly WriteFileTool _tool;

    public WriteFileToolTests() => _tool = new WriteFileTool(WorkspaceFiles.Open(_workspace.Root));

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("a\r\nb\n", "wrote src/x.cs (2 lines, 5 bytes)")]
    [InlineData("ä", "wrote src/x.cs (1 line, 2 bytes)")]
    [InlineData("", "wrote src/x.cs (0 lines, 0 bytes)")]
    public async Task Content_is_written_as_it_is(string content, string reply)
    {
        (await _tool.CallAsync(new { path = "src/x.cs", content })).Should().Be(new ToolReply(reply, ChangedWorkspace: true));

        File.ReadAllText(_workspace.FullPath("src/x.cs")).Should().Be(content);
    }

    [Fact]
    public async Task Writing_the_same_again_succeeds_and_changes_nothing()
    {
        await _tool.CallAsync(new { path = "x", content = "same" });

        (await _tool.CallAsync(new { path = "x", content = "same" })).Should().Be(new ToolReply("wrote x (1 line, 4 bytes)", ChangedWorkspace: false));
        (await _tool.CallAsync(new { path = "x", content = "other" })).ChangedWorkspace.Should().BeTrue();
    }

    [Fact]
    public async Task What_cannot_be_written_is_an_error_and_changes_nothing()
    {
        (await _tool.CallAsync(new { path = "../x", content = "" })).Should().Match<ToolReply>(reply => reply.IsError && !reply.ChangedWorkspace);
        (await _tool.CallAsync(new { path = "big", content = new string('x', WorkspaceFiles.MaxWriteBytes + 1) })).Text
            .Should().Be("error: the content has 1048577 bytes; at most 1048576 fit into one write. Write smaller files");
        WorkspaceFiles.Open(_workspace.Root).List().Entries.Should().BeEmpty();
    }
}
