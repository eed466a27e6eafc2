using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>What the members of a branch wait for: holds of the last 14 days. Equals of the fifth title are shown as well.</summary>
public sealed class TopTitles
{
    private const int Places = 5;

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
        var counts = new Dictionary<int, int>();
        foreach (var hold in _activity.Holds)
        {
            var age = today.DayNumber - hold.Date.DayNumber;
            if (hold.PickUpBranch == branch && age is >= 0 and < 14)
                counts[hold.Title] = counts.GetValueOrDefault(hold.Title) + 1;
        }

        var candidates = _catalogue.All
            .Where(t => t.Collection is Collection.Adult or Collection.YoungAdult && !t.IsWithdrawn && counts.ContainsKey(t.Number))
            .OrderBy(t => -counts[t.Number]).ThenBy(t => t.Name).ThenBy(t => t.Number)
            .ToList();
        if (candidates.Count <= Places)
            return candidates;
        var least = counts[candidates[Places - 1].Number];
        return candidates.TakeWhile(t => counts[t.Number] >= least).ToList();
    }
}
