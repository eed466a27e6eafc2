using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>The list that a branch has for itself (LVL-482).</summary>
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
        var window = TopTitlesSettings.Window(today);
        var lent = _activity.Loans.Where(l => l.Branch == branch && !l.IsRenewal && window.Contains(l.Date)).Select(l => l.Title);
        var held = _activity.Holds.Where(h => h.PickUpBranch == branch && window.Contains(h.Date)).Select(h => h.Title);
        return lent.Concat(held)
            .CountBy(number => number)
            .Select(pair => (Title: _catalogue.Find(pair.Key), pair.Value))
            .Where(entry => entry.Title is { IsWithdrawn: false, Collection: not Collection.Children })
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Title!.Number)
            .Take(TopTitlesSettings.Size)
            .Select(entry => entry.Title!)
            .ToList();
    }
}
