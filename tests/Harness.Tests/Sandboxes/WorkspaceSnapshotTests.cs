using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public sealed class WorkspaceSnapshotTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void What_is_written_back_is_what_was_taken()
    {
        _workspace.Put("src/a.cs", "a");
        _workspace.Put("src/deep/b.cs", "b");
        _workspace.Put(".editorconfig", "root = true");
        _workspace.Put("empty", "");

        WorkspaceSnapshot.Take(_workspace.Root).WriteTo(_workspace.Outside("new/copy"));

        WorkspaceFiles.Open(_workspace.Outside("new/copy")).List().Entries.Should().Equal(WorkspaceFiles.Open(_workspace.Root).List().Entries);
        File.ReadAllText(_workspace.Outside("new/copy/src/a.cs")).Should().Be("a");
    }

    [Fact]
    public void What_changes_on_disk_afterwards_does_not_change_it()
    {
        _workspace.Put("a.txt", "before");
        var snapshot = WorkspaceSnapshot.Take(_workspace.Root);

        File.WriteAllText(_workspace.FullPath("a.txt"), "after");

        snapshot.Find("a.txt")!.Text!.Text.Should().Be("before");
    }

    [Fact]
    public void A_copy_of_a_read_only_file_can_be_written()
    {
        new FileInfo(_workspace.Put("a.txt", "a")).IsReadOnly = true;

        WorkspaceSnapshot.Take(_workspace.Root).WriteTo(_workspace.Outside("copy"));

        new FileInfo(_workspace.Outside("copy/a.txt")).IsReadOnly.Should().BeFalse();
    }

    [Fact]
    public void A_link_in_a_template_is_an_error_that_names_it()
    {
        File.CreateSymbolicLink(_workspace.FullPath("link"), "/etc/passwd");

        var take = () => WorkspaceSnapshot.OfTrusted(_workspace.Root);

        take.Should().Throw<InvalidDataException>().WithMessage("*link' cannot be part of a workspace: symbolic link");
    }

    [Fact]
    public void A_template_that_is_missing_is_an_empty_workspace() =>
        WorkspaceSnapshot.OfTrusted(_workspace.Outside("missing")).Files.Should().BeEmpty();

    [Fact]
    public void Files_have_content_and_hash_in_ordinal_order()
    {
        _workspace.Put("b", "abc");
        _workspace.Put("B/c", "");
        Directory.CreateDirectory(_workspace.FullPath("empty"));

        var snapshot = WorkspaceSnapshot.Take(_workspace.Root);

        snapshot.Files.Select(file => (file.Path, file.Sha256)).Should().Equal(
            ("B/c", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("b", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        snapshot.LeftOut.Should().BeEmpty();
        snapshot.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void Too_many_entries_make_it_incomplete()
    {
        foreach (var number in Enumerable.Range(0, 10))
            _workspace.Put($"{number}", "");

        var snapshot = WorkspaceSnapshot.Take(_workspace.Root, limits: new TreeLimits { MaxEntries = 4 });

        snapshot.Files.Should().HaveCount(4);
        snapshot.IsComplete.Should().BeFalse();
    }

    [Fact]
    public void A_hostile_tree_gives_its_regular_files_and_reports_the_rest()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "made with Unix tools");
        File.WriteAllText(_workspace.Outside("secret.txt"), "secret");
        _workspace.Put("answer.txt", "42");
        _workspace.Put("sub/more.txt", "43");
        _workspace.Shell("""
            ln -s ../secret.txt link; ln -s .. up; mkfifo pipe; truncate -s 1T sparse; touch "$(printf 'bad\377')" 'back\slash'
            """);

        var snapshot = WorkspaceSnapshot.Take(_workspace.Root);

        snapshot.Files.Select(file => file.Path).Should().Equal("answer.txt", "sub/more.txt");
        snapshot.LeftOut.Select(left => (left.Path, left.Reason)).Should().Equal(
            ("back\\slash", "unusable name"),
            ("bad\uFFFD", "unusable name"),
            ("link", "symbolic link"),
            ("pipe", "pipe, socket or device"),
            ("sparse", "larger than 16777216 bytes"),
            ("up", "symbolic link"));
    }

    [Fact]
    public void Reading_stops_at_the_bytes_of_all_files_together()
    {
        _workspace.Put("a", "12345");
        _workspace.Put("b", "12345");
        _workspace.Put("c", "1");

        var snapshot = WorkspaceSnapshot.Take(_workspace.Root, limits: new TreeLimits { MaxTotalBytes = 6 });

        snapshot.LeftOut.Should().Equal(new LeftOut("b", WorkspaceEntryKind.File, "beyond 6 bytes in all"));
        snapshot.Files.Select(file => file.Path).Should().Equal("a", "c");
    }

    [Fact]
    public void What_is_known_already_is_shared_and_does_not_count()
    {
        _workspace.Put("large", "12345");
        _workspace.Put("changed", "12345");
        var start = WorkspaceSnapshot.Take(_workspace.Root);
        _workspace.Put("changed", "54321");

        var final = WorkspaceSnapshot.Take(_workspace.Root, known: start, new TreeLimits { MaxTotalBytes = 5 });

        final.Files.Select(file => file.Path).Should().Equal("changed", "large");
        final.Find("large").Should().BeSameAs(start.Find("large"));
        final.Find("changed")!.Text!.Text.Should().Be("54321");
    }
}
