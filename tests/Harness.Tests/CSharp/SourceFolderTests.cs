using Harness.CSharp;

namespace Harness.Tests.CSharp;

public class SourceFolderTests
{
    [Fact]
    public void Sources_are_collected_in_order_without_build_and_hidden_folders()
    {
        using var folder = new TemporaryFolder();
        folder.File("src/B.cs", "class B;");
        folder.File("src/A.cs", "\uFEFFclass A;");
        folder.File("Z.cs", "");
        folder.File("README.md", "# no source");
        folder.File("src/obj/Debug/Generated.cs", "class Generated;");
        folder.File("bin/Copy.cs", "class Copy;");
        folder.File(".git/hook.cs", "class Hook;");

        var sources = SourceFolder.Collect(folder.Path);

        sources.Problem.Should().BeNull();
        sources.Files.Should().Equal(
            new SourceFile("Z.cs", ""), new SourceFile("src/A.cs", "class A;"), new SourceFile("src/B.cs", "class B;"));
    }

    [Fact]
    public void Links_are_not_followed()
    {
        using var outside = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        var secret = outside.File("Secret.cs", "class Secret;");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "Link.cs"), secret);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "linked"), outside.Path);

        SourceFolder.Collect(folder.Path).Files.Should().BeEmpty();
    }

    [Fact]
    public void A_workspace_that_is_too_large_is_a_problem_in_words()
    {
        using var folder = new TemporaryFolder();
        folder.File("Huge.cs", new string(' ', 17 << 20));

        var sources = SourceFolder.Collect(folder.Path);

        sources.Files.Should().BeEmpty();
        sources.Problem.Should().Be(
            "Huge.cs cannot be compiled: larger than 16777216 bytes");
    }

    [Fact]
    public void A_name_that_is_no_text_is_left_out()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems refuse such names");
        using var folder = new TemporaryFolder();
        folder.File("A.cs", "class A;");
        using (var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"echo 'class Bad;' > \"{folder.Path}/$(printf 'bad\\377.cs')\""]))
            shell.WaitForExit();

        var sources = SourceFolder.Collect(folder.Path);
        Harness.Sandboxes.StubbornFolder.Delete(folder.Path);
        Directory.CreateDirectory(folder.Path);

        sources.Problem.Should().BeNull();
        sources.Files.Should().Equal(new SourceFile("A.cs", "class A;"));
    }

    [Fact]
    public void A_flood_of_files_is_a_problem_too()
    {
        using var folder = new TemporaryFolder();
        for (var number = 0; number <= 2_000; number++)
            File.WriteAllText(Path.Combine(folder.Path, $"File{number}.cs"), "");

        SourceFolder.Collect(folder.Path).Problem.Should().Be(
            "the workspace is too large to compile: at most 2000 C# files, 16 MB of C# and 20000 files and folders in all");
    }
}
