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
        var borrowers = new SortedDictionary<int, HashSet<string>>();
        for (var i = 0; i < _activity.Loans.Count; i++)
        {
            var loan = _activity.Loans[i];
            if (loan.IsRenewal || loan.Branch != branch || loan.Date > today || loan.Date <= today.AddDays(-7))
                continue;
            if (!borrowers.TryGetValue(loan.Title, out var members))
                borrowers[loan.Title] = members = [];
            members.Add(loan.Member);
        }

        var list = new List<Title>();
        var groups = borrowers
            .Select(pair => (Title: _catalogue.Find(pair.Key), pair.Value.Count))
            .Where(pair => pair.Title is not null && !pair.Title.IsWithdrawn && pair.Title.Collection != Collection.Children)
            .GroupBy(pair => pair.Count, pair => pair.Title!)
            .OrderByDescending(group => group.Key);
        foreach (var group in groups)
        {
            if (list.Count >= 5)
                break;
            list.AddRange(group.OrderBy(title => title.Name, StringComparer.CurrentCulture));
        }

        return list.AsReadOnly();
    }
}
