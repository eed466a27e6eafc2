using Harness.Sandboxes;
using Harness.Tests.Sandboxes;
using Harness.Tools;

namespace Harness.Tests.Tools;

public sealed class ListFilesToolTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();
    private readonly ListFilesTool _tool;

    public ListFilesToolTests() => _tool = new ListFilesTool(WorkspaceFiles.Open(_workspace.Root));

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Files_are_listed_with_sizes_and_folders_with_a_slash()
    {
        _workspace.Put("src/Cart.cs", "12345");
        _workspace.Put("a.txt", "1");

        (await _tool.CallAsync()).Should().Be(new ToolReply("a.txt (1 byte)\nsrc/\nsrc/Cart.cs (5 bytes)"));
        (await _tool.CallAsync(new { folder = "src" })).Text.Should().Be("src/Cart.cs (5 bytes)");
        (await _tool.CallAsync(new { folder = "" })).Text.Should().StartWith("a.txt");
    }

    [Fact]
    public async Task An_empty_folder_is_said_to_be_empty() =>
        (await _tool.CallAsync()).Should().Be(new ToolReply("the folder is empty"));

    [Fact]
    public async Task A_folder_that_is_missing_or_outside_is_an_error_with_advice()
    {
        (await _tool.CallAsync(new { folder = "nope" })).Should().Be(ToolReply.Error("there is no 'nope' in the workspace; check the path"));
        (await _tool.CallAsync(new { folder = "../.." })).Text.Should().StartWith("error: '../..' cannot be used: '..' is not allowed");
    }

    [Fact]
    public async Task Two_thousand_entries_are_shown_and_more_are_announced()
    {
        foreach (var number in Enumerable.Range(1000, ListFilesTool.MaxEntries + 5))
            _workspace.Put($"{number}", "");

        var lines = (await _tool.CallAsync()).Text.Split('\n');

        lines.Should().HaveCount(ListFilesTool.MaxEntries + 1);
        lines[^1].Should().Be("(2000 entries shown, more exist: list a folder below)");
    }

    [Fact]
    public async Task Long_names_cannot_flood_the_reply()
    {
        foreach (var number in Enumerable.Range(1000, 500))
            _workspace.Put($"{new string('n', 190)}{number}", "");

        var reply = await _tool.CallAsync();

        reply.Text.Length.Should().BeLessThan(61_000);
        reply.Text.Should().EndWith("more exist: list a folder below)");
    }

    [Fact]
    public async Task Links_and_hostile_names_stay_on_their_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems refuse such names");
        _workspace.Shell("""ln -s /etc/passwd link; touch "$(printf 'new\nline')"; mkfifo pipe""");

        (await _tool.CallAsync()).Text.Should().Be(
            "link (symbolic link, cannot be used)\nnew\\u000aline (unusable name)\npipe (no regular file, cannot be used)");
    }
}
