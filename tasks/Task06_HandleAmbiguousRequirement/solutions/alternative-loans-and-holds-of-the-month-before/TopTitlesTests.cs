using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;
using Lindenvale.Screens.Lists;
using Xunit;

namespace Lindenvale.Screens.Tests;

public sealed class TopTitlesTests
{
    [Fact]
    public void Loans_and_holds_of_the_month_before_count()
    {
        var catalogue = new TitleCatalogue(
        [
            new Title(7, "Nightjar", Collection.Adult, Format.Print, 1, new DateOnly(2024, 1, 1)),
            new Title(8, "Oxbow", Collection.Adult, Format.Audio, 1, new DateOnly(2024, 1, 1)),
        ]);
        var activity = new ActivityLog();
        activity.Add(new Loan(7, "m-1", "NORTH", new DateOnly(2025, 3, 31)));
        activity.Add(new Hold(8, "m-1", "NORTH", new DateOnly(2025, 3, 1)));
        activity.Add(new Loan(8, "m-2", "NORTH", new DateOnly(2025, 3, 9)));
        activity.Add(new Loan(7, "m-2", "NORTH", new DateOnly(2025, 4, 1)));

        Assert.Equal([8, 7], new TopTitles(catalogue, activity).Titles("NORTH", new DateOnly(2025, 4, 17)).Select(t => t.Number));
    }
}
