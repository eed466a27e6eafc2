using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public sealed class WorkspaceFolderTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_copy_holds_the_same_files_and_empty_folders()
    {
        _workspace.Put("src/a.cs", "a");
        _workspace.Put(".editorconfig", "root = true");
        Directory.CreateDirectory(_workspace.FullPath("empty"));

        WorkspaceFolder.Copy(_workspace.Root, _workspace.Outside("new/copy"));

        WorkspaceFiles.Open(_workspace.Outside("new/copy")).List().Entries.Should().Equal(WorkspaceFiles.Open(_workspace.Root).List().Entries);
        File.ReadAllText(_workspace.Outside("new/copy/src/a.cs")).Should().Be("a");
    }

    [Fact]
    public void A_copy_of_a_read_only_file_can_be_written()
    {
        new FileInfo(_workspace.Put("a.txt", "a")).IsReadOnly = true;

        WorkspaceFolder.Copy(_workspace.Root, _workspace.Outside("copy"));

        new FileInfo(_workspace.Outside("copy/a.txt")).IsReadOnly.Should().BeFalse();
    }

    [Fact]
    public void A_link_in_a_template_is_an_error_that_names_it()
    {
        File.CreateSymbolicLink(_workspace.FullPath("link"), "/etc/passwd");

        var copy = () => WorkspaceFolder.Copy(_workspace.Root, _workspace.Outside("copy"));

        copy.Should().Throw<InvalidDataException>().WithMessage("*link' is a link*");
    }

    [Fact]
    public void A_snapshot_lists_files_with_size_and_hash_in_ordinal_order()
    {
        _workspace.Put("b", "abc");
        _workspace.Put("B/c", "");
        Directory.CreateDirectory(_workspace.FullPath("empty"));

        var snapshot = WorkspaceFolder.Snapshot(_workspace.Root);

        snapshot.Files.Should().Equal(
            new FileFingerprint("B/c", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            new FileFingerprint("b", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        snapshot.LeftOut.Should().BeEmpty();
        snapshot.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void A_snapshot_of_too_many_entries_says_that_it_is_incomplete()
    {
        foreach (var number in Enumerable.Range(0, 10))
            _workspace.Put($"{number}", "");

        var snapshot = WorkspaceFolder.Snapshot(_workspace.Root, new TreeLimits { MaxEntries = 4 });

        snapshot.Files.Should().HaveCount(4);
        snapshot.IsComplete.Should().BeFalse();
    }

    [Fact]
    public void Freezing_a_hostile_tree_copies_its_regular_files_and_reports_the_rest()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "made with Unix tools");
        File.WriteAllText(_workspace.Outside("secret.txt"), "secret");
        _workspace.Put("answer.txt", "42");
        _workspace.Put("sub/more.txt", "43");
        _workspace.Shell("""
            ln -s ../secret.txt link; ln -s .. up; mkfifo pipe; truncate -s 1T sparse; touch "$(printf 'bad\377')" 'back\slash'
            """);

        var frozen = WorkspaceFolder.CopyRegularFiles(_workspace.Root, _workspace.Outside("frozen"));

        frozen.Files.Should().Be(2);
        frozen.Bytes.Should().Be(4);
        frozen.LeftOut.Select(left => (left.Path, left.Reason)).Should().Equal(
            ("back\\slash", "unusable name"),
            ("bad\uFFFD", "unusable name"),
            ("link", "symbolic link"),
            ("pipe", "pipe, socket or device"),
            ("sparse", "larger than 16777216 bytes"),
            ("up", "symbolic link"));
        Directory.GetFiles(_workspace.Outside("frozen"), "*", SearchOption.AllDirectories).Should().HaveCount(2);
        File.ReadAllText(_workspace.Outside("frozen/sub/more.txt")).Should().Be("43");
    }

    [Fact]
    public void Freezing_stops_at_the_bytes_of_all_files_together()
    {
        _workspace.Put("a", "12345");
        _workspace.Put("b", "12345");
        _workspace.Put("c", "1");

        var frozen = WorkspaceFolder.CopyRegularFiles(_workspace.Root, _workspace.Outside("frozen"), new TreeLimits { MaxTotalBytes = 6 });

        frozen.LeftOut.Should().Equal(new LeftOut("b", WorkspaceEntryKind.File, "beyond 6 bytes in all"));
        frozen.Bytes.Should().Be(6);
    }

    [Fact]
    public void Deleting_what_is_missing_does_nothing()
    {
        var delete = () => WorkspaceFolder.DeleteAll(_workspace.Outside("missing"));

        delete.Should().NotThrow();
    }

    [Fact]
    public void Read_only_files_are_deleted()
    {
        new FileInfo(_workspace.Put("sub/a.txt", "a")).IsReadOnly = true;

        WorkspaceFolder.DeleteAll(_workspace.Root);

        Directory.Exists(_workspace.Root).Should().BeFalse();
    }

    [Fact]
    public void Links_are_deleted_and_not_followed()
    {
        Directory.CreateDirectory(_workspace.Outside("other"));
        File.WriteAllText(_workspace.Outside("other/keep.txt"), "");
        Directory.CreateSymbolicLink(_workspace.FullPath("link"), _workspace.Outside("other"));

        WorkspaceFolder.DeleteAll(_workspace.Root);

        Directory.Exists(_workspace.Root).Should().BeFalse();
        File.Exists(_workspace.Outside("other/keep.txt")).Should().BeTrue();
    }

    [Fact]
    public void Forbidden_folders_and_names_in_no_encoding_are_deleted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems refuse such names");
        _workspace.Shell("""mkdir -p locked/in "$(printf 'bad\377')"; touch locked/in/x "$(printf 'bad\377')/x"; mkfifo pipe; chmod 000 locked/in locked""");

        WorkspaceFolder.DeleteAll(_workspace.Root);

        Directory.Exists(_workspace.Root).Should().BeFalse();
    }

    [Fact]
    public void A_tree_three_thousand_folders_deep_is_deleted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows refuses such paths");
        foreach (var _ in Enumerable.Range(0, 3000))
        {
            Directory.Move(_workspace.Root, _workspace.Outside("inner"));
            Directory.CreateDirectory(_workspace.Root);
            Directory.Move(_workspace.Outside("inner"), _workspace.FullPath("d"));
        }

        WorkspaceFolder.DeleteAll(_workspace.Root);

        Directory.Exists(_workspace.Root).Should().BeFalse();
    }
}
