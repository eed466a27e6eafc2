using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;
using Lindenvale.Screens.Lists;
using Xunit;

namespace Lindenvale.Screens.Tests;

public sealed class MostWantedTests
{
    private static readonly DateOnly Today = new(2025, 4, 17);

    private readonly TitleCatalogue _catalogue = new(
    [
        new Title(31007, "The Salt Ferry", Collection.Adult, Format.Print, 6, new DateOnly(2024, 11, 5)),
        new Title(31012, "Owl Street", Collection.YoungAdult, Format.Audio, 2, new DateOnly(2025, 1, 20)),
        new Title(30440, "Bread for Beginners", Collection.Adult, Format.Print, 4, new DateOnly(2021, 6, 2)),
        new Title(28119, "Maps of the Fen", Collection.Adult, Format.Print, 1, new DateOnly(2018, 2, 9), IsWithdrawn: true),
    ]);

    private readonly ActivityLog _activity = new();

    [Fact]
    public void The_title_with_most_holds_comes_first()
    {
        Hold(30440, "m-1", 3);
        Hold(31012, "m-1", 2);
        Hold(31012, "m-2", 9);

        Assert.Equal([31012, 30440], Numbers());
    }

    [Fact]
    public void Holds_count_for_a_fortnight()
    {
        Hold(31007, "m-1", 13);
        Hold(30440, "m-1", 14);
        Hold(31012, "m-1", -1);

        Assert.Equal([31007], Numbers());
    }

    [Fact]
    public void Of_titles_with_equally_many_holds_the_one_with_the_latest_comes_first()
    {
        Hold(30440, "m-1", 6);
        Hold(31007, "m-2", 1);

        Assert.Equal([31007, 30440], Numbers());
    }

    [Fact]
    public void Withdrawn_titles_are_left_out()
    {
        Hold(28119, "m-1", 1);
        Hold(28119, "m-2", 1);

        Assert.Empty(Numbers());
    }

    private void Hold(int title, string member, int daysAgo) =>
        _activity.Add(new Hold(title, member, daysAgo % 2 == 0 ? "NORTH" : "HARBOUR", Today.AddDays(-daysAgo)));

    private List<int> Numbers() => [.. new MostWanted(_catalogue, _activity).Titles(Today).Select(title => title.Number)];
}
