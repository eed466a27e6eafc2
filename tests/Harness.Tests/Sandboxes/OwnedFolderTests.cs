using Harness.Sandboxes;
using Harness.Tests.CSharp;

namespace Harness.Tests.Sandboxes;

public sealed class OwnedFolderTests : IDisposable
{
    private readonly TemporaryFolder _parent = new();

    [Fact]
    public void What_a_killed_process_left_is_deleted_whatever_is_in_it()
    {
        var left = Left("harness-left");
        Directory.CreateDirectory(Path.Combine(left, "work", "deep"));
        File.WriteAllText(Path.Combine(left, "work", "deep", "file"), "x");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(left, "work"), UnixFileMode.None);

        OwnedFolder.Reap(_parent.Path).Should().Be(1);

        Directory.Exists(left).Should().BeFalse();
    }

    [Fact]
    public void What_a_living_process_uses_stays()
    {
        using var used = OwnedFolder.Create(_parent.Path);

        OwnedFolder.Reap(_parent.Path).Should().Be(0);

        Directory.Exists(used.Path).Should().BeTrue();
    }

    [Fact]
    public void What_was_to_be_kept_and_what_is_not_the_harness_s_stays()
    {
        var kept = PrivateFolder.Create(_parent.Path);
        _parent.File("other/.owner", "");

        OwnedFolder.Reap(_parent.Path).Should().Be(0);

        Directory.Exists(kept).Should().BeTrue();
        File.Exists(Path.Combine(_parent.Path, "other", ".owner")).Should().BeTrue();
    }

    [Fact]
    public void What_could_not_be_deleted_is_deleted_as_soon_as_it_can_be()
    {
        var left = OwnedFolder.Create(_parent.Path);
        Directory.CreateDirectory(Path.Combine(left.Path, "work"));
        File.WriteAllText(Path.Combine(left.Path, "work", "file"), "x");
        using var frozen = new FrozenFolder(Path.Combine(left.Path, "work"));
        frozen.Freeze();
        Assert.SkipUnless(frozen.IsFrozen && Environment.IsPrivilegedProcess, "its owner can always thaw what a mode has frozen");

        left.Invoking(resisting => resisting.Dispose()).Should().Throw<IOException>();
        OwnedFolder.Reap(_parent.Path).Should().Be(0, "it resists still");
        frozen.Dispose();

        OwnedFolder.Reap(_parent.Path).Should().Be(1);
        Directory.Exists(left.Path).Should().BeFalse();
    }

    [Fact]
    public void A_link_into_somebody_s_files_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right of their own there");
        _parent.File("precious/.owner", "");
        var file = _parent.File("precious/file", "precious");
        Directory.CreateSymbolicLink(Path.Combine(_parent.Path, "harness-link"), Path.Combine(_parent.Path, "precious"));

        OwnedFolder.Reap(_parent.Path).Should().Be(0);

        File.ReadAllText(file).Should().Be("precious");
    }

    [Fact]
    public void A_folder_that_does_not_exist_holds_nothing_to_delete() => OwnedFolder.Reap(Path.Combine(_parent.Path, "missing")).Should().Be(0);

    [Fact]
    public void At_the_end_nothing_is_left()
    {
        OwnedFolder.Create(_parent.Path).Dispose();

        Directory.EnumerateFileSystemEntries(_parent.Path).Should().BeEmpty();
    }

    public void Dispose() => _parent.Dispose();

    private string Left(string name) => Path.GetDirectoryName(_parent.File(name + "/.owner", ""))!;
}
