using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>The list that a branch has for itself (LVL-482).</summary>
public sealed class TopTitles
{
    private readonly TitleCatalogue _catalogue;
    private readonly ActivityLog _activity;
    private readonly IRanking _ranking;

    public TopTitles(TitleCatalogue catalogue, ActivityLog activity)
        : this(catalogue, activity, new FourWeeksByLoans())
    {
    }

    public TopTitles(TitleCatalogue catalogue, ActivityLog activity, IRanking ranking)
    {
        _catalogue = catalogue;
        _activity = activity;
        _ranking = ranking;
    }

    /// <summary>The titles in the order in which the screen shows them.</summary>
    public IReadOnlyList<Title> Titles(string branch, DateOnly today)
    {
        var window = _ranking.Window(today);
        var ranked = new SortedSet<(Title Title, int Loans)>(_ranking.Order);
        foreach (var group in _activity.Loans.Where(l => !l.IsRenewal && l.Branch == branch && window.Contains(l.Date)).GroupBy(l => l.Title))
        {
            if (_catalogue.Find(group.Key) is { IsWithdrawn: false } title && title.Collection != Collection.Children)
                ranked.Add((title, group.Count()));
        }

        return ranked.Take(5).Select(r => r.Title).ToList();
    }
}
