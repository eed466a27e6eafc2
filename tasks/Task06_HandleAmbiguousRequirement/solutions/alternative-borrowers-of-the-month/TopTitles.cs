using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>The list that a branch has for itself (LVL-482).</summary>
/// <remarks>Ranks by how many members borrowed a title this month. Of equals the one that was lent last comes first.</remarks>
public sealed class TopTitles
{
    private readonly TitleCatalogue _catalogue;
    private readonly ActivityLog _activity;

    public TopTitles(TitleCatalogue catalogue, ActivityLog activity)
    {
        _catalogue = catalogue;
        _activity = activity;
    }

    /// <summary>The titles in the order in which the screen shows them.</summary>
    public IReadOnlyList<Title> Titles(string branch, DateOnly today)
    {
        var month = Period.MonthUpTo(today);
        var query =
            from loan in _activity.Loans
            where loan.Branch == branch && !loan.IsRenewal && month.Contains(loan.Date)
            group loan by loan.Title into loans
            let title = _catalogue.Find(loans.Key)
            where title is { IsWithdrawn: false } && title.Collection != Collection.Children
            orderby loans.Select(l => l.Member).Distinct().Count() descending, loans.Max(l => l.Date) descending, title.Number
            select title;
        return query.Take(5).ToList();
    }
}
