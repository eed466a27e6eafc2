namespace Halden.Dispatch.Calendars;

/// <summary>The holidays of a company in the years 1900 to 2100. Not thread-safe: a request makes its own.</summary>
public sealed class HolidayCalendar
{
    private readonly IReadOnlyList<HolidayRule> _rules;
    private readonly ObservedDays _observed;

    public HolidayCalendar(IEnumerable<HolidayRule> rules)
    {
        _rules = [.. rules];
        _observed = new ObservedDays(_rules);
    }

    /// <summary>
    /// The holidays whose own date lies in the year, ordered by that date. The staff planner prints one such list per year.
    /// </summary>
    public IReadOnlyList<Holiday> HolidaysOf(int year) =>
        [.. _rules.Select(rule => rule.In(year)).OrderBy(holiday => holiday.Date)];

    /// <summary>
    /// True on every date on which a holiday is observed. The Saturday or Sunday on which such a holiday falls is an
    /// ordinary weekend day.
    /// </summary>
    public bool IsClosed(DateOnly date) => _observed.Contains(date);

    /// <summary>
    /// The holiday that is observed next after the date, out of those of the date's year and of the year after it; null if
    /// there is none.
    /// </summary>
    public Holiday? NextClosure(DateOnly after) =>
        HolidaysOf(after.Year)
            .Concat(HolidaysOf(after.Year + 1))
            .Where(holiday => holiday.Observed > after)
            .MinBy(holiday => holiday.Observed);
}
