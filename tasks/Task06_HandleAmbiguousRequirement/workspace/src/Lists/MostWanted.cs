using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>The titles that people wait for, in the whole network.</summary>
public sealed class MostWanted(TitleCatalogue catalogue, ActivityLog activity)
{
    private const int Size = 10;

    /// <summary>The titles in the order in which the screen shows them.</summary>
    public IReadOnlyList<Title> Titles(DateOnly today)
    {
        var fortnight = Period.Days(14, today);
        return
        [
            .. activity.Holds
                .Where(hold => fortnight.Contains(hold.Date))
                .GroupBy(hold => hold.Title)
                .Select(holds => (Title: catalogue.Find(holds.Key), Count: holds.Count(), Latest: holds.Max(hold => hold.Date)))
                .Where(wanted => wanted.Title is { IsWithdrawn: false })
                .OrderByDescending(wanted => wanted.Count)
                .ThenByDescending(wanted => wanted.Latest)
                .ThenBy(wanted => wanted.Title!.Number)
                .Take(Size)
                .Select(wanted => wanted.Title!),
        ];
    }
}
