using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>The list that a branch has for itself (LVL-482): most loans in the last 30 days, equals by name.</summary>
public sealed class TopTitles
{
    private const int Size = 5;
    private const int WindowDays = 30;

    private readonly TitleCatalogue _catalogue;
    private readonly ActivityLog _activity;

    public TopTitles(TitleCatalogue catalogue, ActivityLog activity)
    {
        _catalogue = catalogue;
        _activity = activity;
    }

    /// <summary>The titles in the order in which the screen shows them.</summary>
    /// <param name="branch">The branch in whose entrance the screen hangs, for example NORTH.</param>
    /// <param name="today">The day of the list.</param>
    public IReadOnlyList<Title> Titles(string branch, DateOnly today)
    {
        var window = Period.Days(WindowDays, today);
        var loans = _activity.Loans
            .Where(loan => loan.Branch == branch && !loan.IsRenewal && window.Contains(loan.Date))
            .GroupBy(loan => loan.Title)
            .ToDictionary(group => group.Key, group => group.Count());
        return
        [
            .. _catalogue.All
                .Where(title => !title.IsWithdrawn && title.Collection != Collection.Children && loans.ContainsKey(title.Number))
                .OrderByDescending(title => loans[title.Number])
                .ThenBy(title => title.Name, StringComparer.Ordinal)
                .ThenBy(title => title.Number)
                .Take(Size),
        ];
    }
}
