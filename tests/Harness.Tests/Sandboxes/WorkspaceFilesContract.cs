using System.Text;
using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

/// <summary>What every implementation of confined file access does with what lies in the workspace.</summary>
public abstract class WorkspaceFilesContract : IDisposable
{
    protected TemporaryWorkspace Workspace { get; } = new();

    protected abstract WorkspaceFiles Files { get; }

    [Fact]
    public void Text_is_read_with_its_line_ends()
    {
        Workspace.Put("a/b.txt", "one\r\ntwo\n");

        Files.ReadText("a/b.txt").Should().Be(new WorkspaceText("one\r\ntwo\n", TextForm.Utf8, IsComplete: true));
    }

    [Fact]
    public void An_empty_file_is_an_empty_text()
    {
        Workspace.Put("empty", "");

        Files.ReadText("empty").Text.Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_is_too_large_is_read_in_part_as_text_and_not_at_all_as_bytes()
    {
        Workspace.Put("big.log", new string('x', WorkspaceFiles.MaxTextBytes) + "end");

        var text = Files.ReadText("big.log");

        text.IsComplete.Should().BeFalse();
        text.Text.Should().HaveLength(WorkspaceFiles.MaxTextBytes);
        Failing(() => Files.ReadBytes("big.log")).Should().Be("'big.log' has 4194307 bytes; at most 4194304 can be read");
    }

    [Fact]
    public void A_binary_file_is_named_as_such_with_its_size()
    {
        Workspace.Put("image.bin", [1, 0, 2]);

        Failing(() => Files.ReadText("image.bin")).Should().Be("'image.bin' is a binary file (3 bytes) and cannot be shown as text");
        Files.ReadBytes("image.bin").Should().Equal(1, 0, 2);
    }

    [Fact]
    public void What_is_missing_or_a_folder_is_said_to_be_so()
    {
        Workspace.Put("src/a.cs", "");

        Failing(() => Files.ReadText("src/b.cs")).Should().Be("there is no 'src/b.cs' in the workspace; check the path");
        Failing(() => Files.ReadText("src")).Should().Be("'src' is a folder; give the path of a file");
        Failing(() => Files.WriteText("src", "x")).Should().Be("'src' is a folder; give the path of a file");
        Failing(() => Files.WriteText(".", "x")).Should().Be("'.' is the workspace itself; give the path of a file");
        Failing(() => Files.WriteText("src/a.cs/b.cs", "x")).Should().Be("'src/a.cs' is not a folder, or lies below a file; give the path of a folder");
        Failing(() => Files.List("nothing")).Should().Be("there is no 'nothing' in the workspace; check the path");
        Failing(() => Files.List("src/a.cs")).Should().Be("'src/a.cs' is not a folder, or lies below a file; give the path of a folder");
    }

    [Fact]
    public void Only_regular_files_exist_as_files()
    {
        Workspace.Put("src/a.cs", "");

        Files.FileExists("src/a.cs").Should().BeTrue();
        Files.FileExists("src").Should().BeFalse();
        Files.FileExists("src/b.cs").Should().BeFalse();
        Files.FileExists("../x").Should().BeFalse();
    }

    [Fact]
    public void Writing_creates_the_folders_and_leaves_nothing_else_behind()
    {
        Files.WriteText("a/b/c.txt", "text").Should().Be(4);

        Workspace.Bytes("a/b/c.txt").Should().Equal("text"u8.ToArray());
        Files.List().Entries.Select(entry => entry.Path).Should().Equal("a", "a/b", "a/b/c.txt");
    }

    [Fact]
    public void Writing_replaces_longer_content()
    {
        Workspace.Put("a.txt", "a long old content");

        Files.WriteText("a.txt", "new");

        Workspace.Bytes("a.txt").Should().Equal("new"u8.ToArray());
    }

    [Fact]
    public void A_write_may_have_one_megabyte_and_no_more()
    {
        Files.WriteText("full.txt", new string('x', WorkspaceFiles.MaxWriteBytes)).Should().Be(WorkspaceFiles.MaxWriteBytes);

        Failing(() => Files.WriteText("over.txt", new string('x', WorkspaceFiles.MaxWriteBytes + 1)))
            .Should().Be("the content has 1048577 bytes; at most 1048576 fit into one write. Write smaller files");
        File.Exists(Workspace.FullPath("over.txt")).Should().BeFalse();
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_not_written()
    {
        Failing(() => Files.WriteText("a.txt", "\ud83d")).Should().StartWith("the text has half of a surrogate pair");
        File.Exists(Workspace.FullPath("a.txt")).Should().BeFalse();
    }

    [Fact]
    public void A_listing_is_sorted_ordinally_and_says_what_each_entry_is()
    {
        Workspace.Put("b.txt", "12345");
        Workspace.Put("B/x", "");
        Workspace.Put("a/.hidden", "1");

        var listing = Files.List();

        listing.IsComplete.Should().BeTrue();
        listing.Entries.Should().Equal(
            new WorkspaceEntry("B", WorkspaceEntryKind.Folder, 0),
            new WorkspaceEntry("B/x", WorkspaceEntryKind.File, 0),
            new WorkspaceEntry("a", WorkspaceEntryKind.Folder, 0),
            new WorkspaceEntry("a/.hidden", WorkspaceEntryKind.File, 1),
            new WorkspaceEntry("b.txt", WorkspaceEntryKind.File, 5));
    }

    [Fact]
    public void A_listing_that_is_cut_holds_the_first_entries_and_says_so()
    {
        foreach (var number in Enumerable.Range(100, 20))
            Workspace.Put($"{number}.txt", "");

        var listing = Files.List(".", maxEntries: 3);

        listing.Entries.Select(entry => entry.Path).Should().Equal("100.txt", "101.txt", "102.txt");
        listing.IsComplete.Should().BeFalse();
    }

    [Fact]
    public void A_replaced_file_keeps_its_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode");
        var full = Workspace.Put("run.sh", "old");
        Workspace.Shell("chmod 750 run.sh");

        Files.WriteText("run.sh", "new");

#pragma warning disable CA1416 // Skipped on Windows.
        Convert.ToString((int)File.GetUnixFileMode(full), 8).Should().Be("750");
#pragma warning restore CA1416
    }

    [Fact]
    public void Entries_whose_names_no_path_can_spell_are_listed_and_not_entered()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems refuse such names");
        Workspace.Shell("""touch "$(printf 'bad\377')" 'back\slash' "$(printf 'new\nline')" good; mkdir "$(printf 'dir\376')"; touch "$(printf 'dir\376')/x" """);

        var listing = Files.List();

        listing.Entries.Should().HaveCount(5);
        listing.Entries.Where(entry => entry.Kind == WorkspaceEntryKind.Unnameable).Should().HaveCount(4);
        listing.Entries.Should().ContainSingle(entry => entry.Kind == WorkspaceEntryKind.File).Which.Path.Should().Be("good");
    }

    [Fact]
    public void A_deep_tree_is_listed_as_far_as_paths_go()
    {
        foreach (var _ in Enumerable.Range(0, 700))
        {
            Directory.Move(Workspace.Root, Workspace.Outside("inner"));
            Directory.CreateDirectory(Workspace.Root);
            Directory.Move(Workspace.Outside("inner"), Workspace.FullPath("d"));
        }

        var listing = Files.List();

        listing.Entries.Count.Should().BeInRange(500, 513);
        listing.Entries.Should().OnlyContain(entry => Encoding.UTF8.GetByteCount(entry.Path) <= WorkspacePath.MaxLength + 2);
    }

    public void Dispose()
    {
        Workspace.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static string Failing(Action action) => action.Should().Throw<WorkspaceAccessException>().Which.Message;
}
