using Harness.Tasks.Task01_FixFailingTest;

namespace Harness.Tasks.Tests.Task01;

/// <summary>What has to hold of the names of every instance.</summary>
public sealed class OtherNamesTests
{
    private static readonly string Folder = MatrixFixture.Tasks.Single(task => task.Id == "task_01").Folder;

    public static IEnumerable<TheoryDataRow<int>> Instances() => Enumerable.Range(1, 50).Select(instance => new TheoryDataRow<int>(instance));

    [Theory]
    [MemberData(nameof(Instances))]
    public void Dates_keep_their_weekdays(int instance)
    {
        var names = OtherNames.Of(instance);

        foreach (var published in new[] { 2021, 2022 })
        {
            var year = int.Parse(names[$"{published}"], provider: null);
            new DateOnly(year, 1, 1).DayOfWeek.Should().Be(new DateOnly(published, 1, 1).DayOfWeek);
            DateTime.IsLeapYear(year).Should().BeFalse();
        }
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void New_names_are_new_and_do_not_meet(int instance)
    {
        var names = OtherNames.Of(instance);
        var published = string.Join('\n', Files("workspace").Concat(Files("hidden")).Select(File.ReadAllText));

        foreach (var (old, other) in names.Where(name => char.IsLetter(name.Value[0]) && !name.Key.Contains(' ', StringComparison.Ordinal)))
            published.Should().NotMatchRegex($@"\b{other}\b", "{0} becomes {1}", old, other);
        names.Values.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_published_text_occurs()
    {
        var published = string.Join('\n', Files("workspace").Concat(Files("solutions")).Select(File.ReadAllText));

        foreach (var name in OtherNames.Of(1).Keys)
            published.Should().Contain(name);
    }

    private static string[] Files(string folder) => Directory.GetFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories);
}
