namespace Halden.Dispatch.Calendars;

/// <summary>The days on which a company is closed, each known under the year in which it lies.</summary>
internal sealed class ObservedDays(IReadOnlyList<HolidayRule> rules)
{
    private readonly HashSet<int> _added = [];
    private readonly HashSet<DateOnly> _days = [];

    public bool Contains(DateOnly day)
    {
        Add(day.AddDays(-7).Year);
        Add(day.Year);
        Add(day.AddDays(7).Year);
        return _days.Contains(day);
    }

    private void Add(int year)
    {
        if (!_added.Add(year))
            return;

        foreach (var rule in rules)
            _days.Add(rule.In(year).Observed);
    }
}
