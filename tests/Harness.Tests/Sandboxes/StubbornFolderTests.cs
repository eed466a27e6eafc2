using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public sealed class StubbornFolderTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Deleting_what_is_missing_does_nothing()
    {
        var delete = () => StubbornFolder.Delete(_workspace.Outside("missing"));

        delete.Should().NotThrow();
    }

    [Fact]
    public void Read_only_files_are_deleted()
    {
        new FileInfo(_workspace.Put("sub/a.txt", "a")).IsReadOnly = true;

        StubbornFolder.Delete(_workspace.Root);

        Directory.Exists(_workspace.Root).Should().BeFalse();
    }

    [Fact]
    public void Links_are_deleted_and_not_followed()
    {
        Directory.CreateDirectory(_workspace.Outside("other"));
        File.WriteAllText(_workspace.Outside("other/keep.txt"), "");
        Directory.CreateSymbolicLink(_workspace.FullPath("link"), _workspace.Outside("other"));

        StubbornFolder.Delete(_workspace.Root);

        Directory.Exists(_workspace.Root).Should().BeFalse();
        File.Exists(_workspace.Outside("other/keep.txt")).Should().BeTrue();
    }

    [Fact]
    public void Forbidden_folders_and_names_in_no_encoding_are_deleted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems refuse such names");
        _workspace.Shell("""mkdir -p locked/in "$(printf 'bad\377')"; touch locked/in/x "$(printf 'bad\377')/x"; mkfifo pipe; chmod 000 locked/in locked""");

        StubbornFolder.Delete(_workspace.Root);

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

        StubbornFolder.Delete(_workspace.Root);

        Directory.Exists(_workspace.Root).Should().BeFalse();
    }
}
