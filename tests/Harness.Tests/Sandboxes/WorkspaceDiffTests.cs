using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public sealed class WorkspaceDiffTests : IDisposable
{
    private readonly TemporaryWorkspace _old = new();
    private readonly TemporaryWorkspace _new = new();

    public void Dispose()
    {
        _old.Dispose();
        _new.Dispose();
    }

    [Fact]
    public void Equal_folders_do_not_differ()
    {
        _old.Put("a.txt", "same\n");
        _new.Put("a.txt", "same\n");

        Diff().Text.Should().BeEmpty();
        Diff().Files.Should().BeEmpty();
    }

    [Fact]
    public void A_change_shows_with_three_lines_around_it()
    {
        _old.Put("src/a.cs", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        _new.Put("src/a.cs", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n");

        Diff().Text.Should().Be(
            "diff --git a/src/a.cs b/src/a.cs\n--- a/src/a.cs\n+++ b/src/a.cs\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
        Diff().Files.Should().Equal(new FileChange("src/a.cs", FileChangeKind.Modified, Added: 1, Removed: 1));
    }

    [Fact]
    public void New_and_deleted_files_are_named_so_and_counted_from_zero()
    {
        _old.Put("gone.txt", "a\n +1,0 @@\n");
        _new.Put("new.txt", "b\n");

        Diff().Text.Should().Be(
            "diff --git a/gone.txt b/gone.txt\ndeleted file\n--- a/gone.txt\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n- +1,0 @@\n"
            + "diff --git a/new.txt b/new.txt\nnew file\n--- /dev/null\n+++ b/new.txt\n@@ -0,0 +1,1 @@\n+b\n");
        Diff().Files.Should().Equal(
            new FileChange("gone.txt", FileChangeKind.Deleted, Added: 0, Removed: 2),
            new FileChange("new.txt", FileChangeKind.New, Added: 1, Removed: 0));
    }

    [Fact]
    public void A_new_empty_file_is_a_change_without_lines()
    {
        _new.Put("empty", "");

        Diff().Text.Should().Be("diff --git a/empty b/empty\nnew file\n");
        Diff().Files.Should().Equal(new FileChange("empty", FileChangeKind.New, Added: 0, Removed: 0));
    }

    [Theory]
    [InlineData("a\nb\n", "a\n  b\n", 1, 1)]
    [InlineData("a\nb\n", "a\r\nb\r\n", 2, 2)]
    [InlineData("a\nb\n", "a\nb", 1, 1)]
    [InlineData("a\nb\n", "a\n\nb\n", 1, 0)]
    [InlineData("a\nb\n", "", 0, 2)]
    [InlineData("a", "\uFEFFa", 1, 1)]
    public void White_space_line_ends_and_byte_order_marks_count(string before, string after, int added, int removed)
    {
        _old.Put("x", before);
        _new.Put("x", after);

        Diff().Files.Should().Equal(new FileChange("x", FileChangeKind.Modified, added, removed));
    }

    [Fact]
    public void A_missing_line_end_at_the_end_is_marked_as_git_does()
    {
        _old.Put("x", "a\n");
        _new.Put("x", "a");

        Diff().Text.Should().EndWith("@@ -1,1 +1,1 @@\n-a\n+a\n\\ No newline at end of file\n");
    }

    [Fact]
    public void Git_can_apply_what_it_shows()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "uses a Unix shell");
        _old.Put("many.txt", string.Join('\n', Enumerable.Range(1, 40)));
        _new.Put("many.txt", "0\n" + string.Join('\n', Enumerable.Range(1, 40).Where(n => n is not (10 or 30)).Select(n => n == 20 ? "zwanzig\r" : $"{n}")) + "\n");
        _old.Put("gone", "x\ny");
        _new.Put("sub/new", "x\ny");
        File.WriteAllText(_old.Outside("patch"), Diff().Text.Replace("new file\n", "new file mode 100644\n").Replace("deleted file\n", "deleted file mode 100644\n"));

        _old.Shell("git apply --whitespace=nowarn ../patch");

        Diff().Files.Should().BeEmpty();
    }

    [Fact]
    public void Binary_and_large_files_are_named_and_not_shown()
    {
        _old.Put("a.bin", [0, 1]);
        _new.Put("a.bin", [0, 2]);
        _new.Put("big.txt", new string('x', WorkspaceDiff.MaxFileBytes + 1));
        _new.Put("lines.txt", new string('\n', WorkspaceDiff.MaxLines + 1));

        Diff().Text.Should().Contain("Files a/a.bin and b/a.bin differ (binary, too large, or no regular file)\n");
        Diff().Text.Length.Should().BeLessThan(1000);
        Diff().Files.Should().Equal(
            new FileChange("a.bin", FileChangeKind.Modified, null, null),
            new FileChange("big.txt", FileChangeKind.New, null, null),
            new FileChange("lines.txt", FileChangeKind.New, null, null));
    }

    [Fact]
    public void A_file_that_became_a_link_is_a_change_and_its_target_stays_unread()
    {
        _old.Put("a.txt", "a\n");
        File.WriteAllText(_new.Outside("secret.txt"), "secret");
        File.CreateSymbolicLink(_new.FullPath("a.txt"), _new.Outside("secret.txt"));

        Diff().Files.Should().Equal(new FileChange("a.txt", FileChangeKind.Modified, null, null));
        Diff().Text.Should().NotContain("secret");
    }

    private WorkspaceDiff Diff() => WorkspaceDiff.Between(WorkspaceSnapshot.Take(_old.Root), WorkspaceSnapshot.Take(_new.Root));
}
