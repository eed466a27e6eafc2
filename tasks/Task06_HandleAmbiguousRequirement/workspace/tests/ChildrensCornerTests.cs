using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;
using Lindenvale.Screens.Lists;
using Xunit;

namespace Lindenvale.Screens.Tests;

public sealed class ChildrensCornerTests
{
    private static readonly DateOnly Today = new(2025, 4, 17);

    private readonly ActivityLog _activity = new();

    [Fact]
    public void Loans_of_the_month_at_the_branch_count()
    {
        Lend(501, "RIVERSIDE", new DateOnly(2025, 4, 1));
        Lend(502, "RIVERSIDE", new DateOnly(2025, 3, 31));
        Lend(503, "NORTH", new DateOnly(2025, 4, 10));
        Lend(504, "RIVERSIDE", new DateOnly(2025, 4, 18));

        Assert.Equal([501], Numbers());
    }

    [Fact]
    public void A_renewal_counts_like_a_loan()
    {
        Lend(501, "RIVERSIDE", Today);
        Lend(502, "RIVERSIDE", new DateOnly(2025, 4, 2));
        _activity.Add(new Loan(502, "m-9", "RIVERSIDE", Today, IsRenewal: true));

        Assert.Equal([502, 501], Numbers());
    }

    [Fact]
    public void Six_titles_are_shown()
    {
        foreach (var number in Enumerable.Range(501, 8).Reverse())
            Lend(number, "RIVERSIDE", Today);

        Assert.Equal([501, 502, 503, 504, 505, 506], Numbers());
    }

    private void Lend(int title, string branch, DateOnly date) => _activity.Add(new Loan(title, "m-9", branch, date));

    private List<int> Numbers()
    {
        var catalogue = new TitleCatalogue(Enumerable.Range(501, 8)
            .Select(number => new Title(number, $"Picture book {number}", Collection.Children, Format.Print, 3, new DateOnly(2023, 9, 1))));
        return [.. new ChildrensCorner(catalogue, _activity).Titles("RIVERSIDE", Today).Select(title => title.Number)];
    }
}
