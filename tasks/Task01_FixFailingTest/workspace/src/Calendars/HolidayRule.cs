namespace Halden.Dispatch.Calendars;

/// <summary>One holiday of one year.</summary>
/// <param name="Name">The name that the staff planner prints.</param>
/// <param name="Date">The date of the holiday itself.</param>
/// <param name="Observed">The weekday on which the company is closed for it.</param>
public sealed record Holiday(string Name, DateOnly Date, DateOnly Observed);

/// <summary>
/// Says on which date a holiday falls in any year. A holiday on a Saturday is observed on the Friday before,
/// a holiday on a Sunday on the Monday after, every other one on its own date.
/// </summary>
public sealed class HolidayRule
{
    private readonly Func<int, DateOnly> _dateIn;

    private HolidayRule(string name, Func<int, DateOnly> dateIn)
    {
        Name = name;
        _dateIn = dateIn;
    }

    public string Name { get; }

    /// <summary>The same month and day in every year; a day that every year has.</summary>
    public static HolidayRule Fixed(string name, int month, int day) =>
        new(name, year => new DateOnly(year, month, day));

    /// <summary>The <paramref name="n"/>th given weekday of a month, 1 to 4.</summary>
    public static HolidayRule Nth(string name, int month, DayOfWeek weekday, int n) =>
        new(name, year => FirstOnOrAfter(new DateOnly(year, month, 1), weekday).AddDays(7 * (n - 1)));

    /// <summary>The last given weekday of a month.</summary>
    public static HolidayRule Last(string name, int month, DayOfWeek weekday) =>
        new(name, year =>
        {
            var lastWeek = new DateOnly(year, month, DateTime.DaysInMonth(year, month)).AddDays(-6);
            return FirstOnOrAfter(lastWeek, weekday);
        });

    public Holiday In(int year)
    {
        var date = _dateIn(year);
        return new Holiday(Name, date, ObservedOn(date));
    }

    private static DateOnly ObservedOn(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(-1),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    };

    private static DateOnly FirstOnOrAfter(DateOnly date, DayOfWeek weekday) =>
        date.AddDays(((int)weekday - (int)date.DayOfWeek + 7) % 7);
}
