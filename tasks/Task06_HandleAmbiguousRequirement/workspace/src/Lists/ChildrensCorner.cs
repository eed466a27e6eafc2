using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>What children of a branch carry home this month.</summary>
public sealed class ChildrensCorner(TitleCatalogue catalogue, ActivityLog activity)
{
    private const int Size = 6;

    /// <summary>The titles in the order in which the screen shows them.</summary>
    public IReadOnlyList<Title> Titles(string branch, DateOnly today)
    {
        var month = Period.MonthUpTo(today);
        return
        [
            .. catalogue.All
                .Where(IsShown)
                .Select(title => (Title: title, Loans: LoansOf(title, branch, month)))
                .Where(counted => counted.Loans > 0)
                .OrderByDescending(counted => counted.Loans)
                .ThenBy(counted => counted.Title.Number)
                .Take(Size)
                .Select(counted => counted.Title),
        ];
    }

    private static bool IsShown(Title title) =>
        title is { IsWithdrawn: false, Collection: Collection.Children, Format: Format.Print };

    private int LoansOf(Title title, string branch, Period month) =>
        activity.Loans.Count(loan => loan.Title == title.Number && loan.Branch == branch && month.Contains(loan.Date));
}
