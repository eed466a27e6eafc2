using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Lists;

/// <summary>The list that a branch has for itself (LVL-482), made like <see cref="MostWanted"/>.</summary>
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
    public IReadOnlyList<Title> Titles(string branch, DateOnly today) =>
        new MostWanted(_catalogue, _activity).Titles(today).Take(5).ToList();
}
