using Harness.Tasks.Task08_RecoverFromToolError;

namespace Harness.Tasks.Tests.Task08;

/// <summary>What has to hold of the line of every instance.</summary>
public sealed class LabelLines
{
    private static readonly string Workspace = Path.Combine(MatrixFixture.Tasks.Single(task => task.Id == "task_08").Folder, "workspace");

    public static IEnumerable<TheoryDataRow<int>> Instances() => Enumerable.Range(0, 51).Select(instance => new TheoryDataRow<int>(instance));

    [Theory]
    [MemberData(nameof(Instances))]
    public void Each_way_to_count_gives_another_number(int instance)
    {
        var line = LabelLine.Of(instance);
        var lengths = LineLength.Of(line).ToTexts();

        lengths.Should().OnlyHaveUniqueItems();
        line.Should().NotContain("\n").And.NotMatchRegex(@"\b\d\d\d");
        ArchivedLengths().Should().NotIntersectWith(lengths, "the archive holds another text");
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void The_published_number_is_right_in_no_other_instance(int instance)
    {
        if (instance != 0)
            LineLength.Of(LabelLine.Of(instance)).CodePoints.Should().NotBe(35);
    }

    [Fact]
    public void The_published_line_is_the_one_of_the_workspace()
    {
        File.ReadAllText(Path.Combine(Workspace, "data.txt")).Should().Be(LabelLine.Published + "\n");
        LineLength.Of(LabelLine.Published).Should().Be(new LineLength(CodePoints: 35, WithNewline: 36, Utf16Units: 38, Bytes: 58, Graphemes: 32));
    }

    [Fact]
    public void Lines_differ() => Enumerable.Range(0, 51).Select(LabelLine.Of).Should().OnlyHaveUniqueItems();

    private static IReadOnlyList<string> ArchivedLengths() =>
        LineLength.Of(File.ReadAllText(Path.Combine(Workspace, "archive", "2026-04", "data.txt")).TrimEnd('\n')).ToTexts();
}
