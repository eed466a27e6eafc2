namespace Halden.Dispatch.Calendars;

/// <summary>The calendars of our own sites.</summary>
public static class CompanyCalendars
{
    /// <summary>Reno and Columbus: the federal holidays.</summary>
    public static HolidayCalendar Usa() => new(
    [
        HolidayRule.Fixed("New Year's Day", 1, 1),
        HolidayRule.Nth("Martin Luther King Jr. Day", 1, DayOfWeek.Monday, 3),
        HolidayRule.Nth("Presidents' Day", 2, DayOfWeek.Monday, 3),
        HolidayRule.Last("Memorial Day", 5, DayOfWeek.Monday),
        HolidayRule.Fixed("Juneteenth", 6, 19),
        HolidayRule.Fixed("Independence Day", 7, 4),
        HolidayRule.Nth("Labor Day", 9, DayOfWeek.Monday, 1),
        HolidayRule.Nth("Columbus Day", 10, DayOfWeek.Monday, 2),
        HolidayRule.Fixed("Veterans Day", 11, 11),
        HolidayRule.Nth("Thanksgiving Day", 11, DayOfWeek.Thursday, 4),
        HolidayRule.Fixed("Christmas Day", 12, 25),
    ]);
}
