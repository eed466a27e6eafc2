using System.Text;
using Harness.Sandboxes;

namespace Harness.Tests;

public sealed class RenamingTests
{
    [Theory]
    [InlineData("Kestrel", "Osprey")]
    [InlineData("Kestrel.Fly(Kestrel)", "Osprey.Fly(Osprey)")]
    [InlineData("Kestrels _Kestrel kestrel Kestrel1", "Kestrels _Kestrel kestrel Kestrel1")]
    [InlineData("35 is not 35.5, 1.35, 135 or 350", "41 is not 35.5, 1.35, 135 or 350")]
    [InlineData("a,35,b; 35. (35)", "a,41,b; 41. (41)")]
    [InlineData("North Line", "South Line")]
    [InlineData("Line", "Track")]
    [InlineData("41", "35")]
    public void A_published_text_is_replaced_where_it_stands_as_a_whole(string published, string renamed)
    {
        var renaming = new Renaming(new Dictionary<string, string>
        {
            ["Kestrel"] = "Osprey",
            ["35"] = "41",
            ["41"] = "35",
            ["Line"] = "Track",
            ["North Line"] = "South Line",
        });

        renaming.Apply(published).Should().Be(renamed);
    }

    [Fact]
    public void A_text_that_neither_begins_nor_ends_like_a_word_is_found_anywhere() =>
        new Renaming(new Dictionary<string, string> { ["(x)"] = "[y]" }).Apply("a(x)b").Should().Be("a[y]b");

    [Fact]
    public void A_workspace_is_renamed_in_paths_and_texts_and_keeps_encodings_and_binaries()
    {
        var renaming = new Renaming(new Dictionary<string, string> { ["Kestrel"] = "Osprey" });
        byte[] binary = [0, .. "Kestrel"u8];
        var workspace = WorkspaceSnapshot.Of(
        [
            new WorkspaceFile("src/Kestrel.cs", [.. Encoding.UTF8.Preamble, .. "class Kestrel;\r\n"u8]),
            new WorkspaceFile("Kestrel.bin", binary),
        ]);

        var renamed = renaming.Apply(workspace);

        renamed.Files.Select(file => file.Path).Should().Equal("Osprey.bin", "src/Osprey.cs");
        renamed.Find("src/Osprey.cs")!.Content.Should().Equal([.. Encoding.UTF8.Preamble, .. "class Osprey;\r\n"u8]);
        renamed.Find("Osprey.bin")!.Content.Should().Equal(binary);
    }

    [Fact]
    public void The_published_instance_is_left_as_it_is()
    {
        var workspace = WorkspaceSnapshot.Of([new WorkspaceFile("a", [1])]);

        Renaming.None.Apply(workspace).Should().BeSameAs(workspace);
        Renaming.None.Apply("Kestrel").Should().Be("Kestrel");
    }
}
