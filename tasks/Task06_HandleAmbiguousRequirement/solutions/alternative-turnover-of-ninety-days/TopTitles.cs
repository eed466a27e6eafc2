using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>Which titles of a branch work hardest: loans of the last 90 days per copy, newer titles first among equals.</summary>
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
        var first = today.AddDays(-89);
        var ranked = new List<(Title Title, double Turnover)>();
        foreach (var title in _catalogue.All)
        {
            if (title.IsWithdrawn || title.Collection == Collection.Children)
                continue;
            var loans = _activity.Loans.Count(l =>
                l.Title == title.Number && l.Branch == branch && !l.IsRenewal && l.Date >= first && l.Date <= today);
            if (loans > 0)
                ranked.Add((title, (double)loans / title.Copies));
        }

        ranked.Sort((a, b) =>
        {
            var order = b.Turnover.CompareTo(a.Turnover);
            if (order == 0)
                order = b.Title.Acquired.CompareTo(a.Title.Acquired);
            return order != 0 ? order : a.Title.Number.CompareTo(b.Title.Number);
        });
        return ranked.Take(5).Select(r => r.Title).ToArray();
    }
}
