using Harness.Sandboxes;

namespace Harness.Tests.Sandboxes;

public class WorkspacePathTests
{
    [Theory]
    [InlineData("src/Cart.cs", "src/Cart.cs")]
    [InlineData("./src//Cart.cs", "src/Cart.cs")]
    [InlineData("src\\Cart.cs", "src/Cart.cs")]
    [InlineData("src/", "src")]
    [InlineData(".", ".")]
    [InlineData("...", "...")]
    [InlineData("ä/😀.txt", "ä/😀.txt")]
    public void A_relative_path_is_brought_to_one_form(string text, string expected) =>
        WorkspacePath.Parse(text, windowsNames: false).ToString().Should().Be(expected);

    [Theory]
    [InlineData("", "*is empty*")]
    [InlineData("  ", "*is empty*")]
    [InlineData("/etc/passwd", "*not relative to the workspace*")]
    [InlineData("\\\\server\\share", "*not relative to the workspace*")]
    [InlineData("C:/Windows", "*not relative to the workspace*")]
    [InlineData("c:x", "*not relative to the workspace*")]
    [InlineData("../x", "*'..' is not allowed*")]
    [InlineData("a/../b", "*'..' is not allowed*")]
    [InlineData("a\\..\\..\\b", "*'..' is not allowed*")]
    [InlineData("a\0b", "*control character*")]
    [InlineData("a\nb", "*control character*")]
    [InlineData("a\u007fb", "*control character*")]
    [InlineData("a\u0085b", "*control character*")]
    public void A_path_that_could_lead_elsewhere_is_refused_with_advice(string text, string message)
    {
        var parse = () => WorkspacePath.Parse(text, windowsNames: false);

        parse.Should().Throw<WorkspaceAccessException>().WithMessage(message);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        // Test frameworks replace it in attribute data.
        var parse = () => WorkspacePath.Parse("a" + '\ud83d' + "b");

        parse.Should().Throw<WorkspaceAccessException>().WithMessage("*broken Unicode*");
    }

    [Fact]
    public void Names_and_paths_may_be_as_long_as_the_limits_and_no_longer()
    {
        var name = new string('n', WorkspacePath.MaxNameLength);
        var parseLongName = () => WorkspacePath.Parse(name + "n");
        var parseLongPath = () => WorkspacePath.Parse(string.Concat(Enumerable.Repeat("ab/", 342)));

        WorkspacePath.Parse(name).Name.Should().Be(name);
        parseLongName.Should().Throw<WorkspaceAccessException>().WithMessage("*201 characters; at most 200*");
        parseLongPath.Should().Throw<WorkspaceAccessException>().WithMessage("*1026 characters; at most 1024*");
    }

    [Theory]
    [InlineData("CON")]
    [InlineData("src/nul.txt")]
    [InlineData("com1.log")]
    [InlineData("LPT²")]
    [InlineData("file.")]
    [InlineData("file ")]
    [InlineData("a<b")]
    [InlineData("a/b:stream")]
    [InlineData("what?")]
    public void Names_that_Windows_treats_specially_are_refused_there_only(string text)
    {
        var onWindows = () => WorkspacePath.Parse(text, windowsNames: true);

        onWindows.Should().Throw<WorkspaceAccessException>().WithMessage("*Windows*");
        WorkspacePath.Parse(text, windowsNames: false).ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("back\\slash")]
    [InlineData("new\nline")]
    [InlineData("broken\uFFFD")]
    [InlineData("..")]
    [InlineData(" ")]
    public void A_name_that_cannot_be_parsed_back_is_no_child(string name) =>
        WorkspacePath.Root.Child(name).Should().BeNull();

    [Theory]
    [InlineData("Cart.cs")]
    [InlineData(".hidden")]
    [InlineData("with space")]
    public void Any_other_child_parses_back_to_itself(string name)
    {
        var child = WorkspacePath.Parse("src").Child(name)!;

        WorkspacePath.Parse(child.ToString()).ToString().Should().Be(child.ToString()).And.Be("src/" + name);
    }
}
