using Halden.Dispatch.Calendars;
using Xunit;

namespace Halden.Dispatch.Tests;

public sealed class HolidayCalendarTests
{
    private static readonly HolidayCalendar Usa = CompanyCalendars.Usa();

    [Fact]
    public void Thanksgiving_is_the_fourth_Thursday_of_November()
    {
        Assert.True(Usa.IsClosed(new DateOnly(2024, 11, 28)));
        Assert.False(Usa.IsClosed(new DateOnly(2024, 11, 21)));
    }

    [Fact]
    public void Memorial_Day_is_the_last_Monday_of_May()
    {
        Assert.True(Usa.IsClosed(new DateOnly(2021, 5, 31)));
        Assert.False(Usa.IsClosed(new DateOnly(2021, 5, 24)));
    }

    [Fact]
    public void A_holiday_on_a_Saturday_is_observed_on_Friday()
    {
        Assert.True(Usa.IsClosed(new DateOnly(2020, 7, 3)));
        Assert.False(Usa.IsClosed(new DateOnly(2020, 7, 4)));
    }

    [Fact]
    public void A_holiday_on_a_Sunday_is_observed_on_Monday()
    {
        Assert.True(Usa.IsClosed(new DateOnly(2021, 7, 5)));
        Assert.False(Usa.IsClosed(new DateOnly(2021, 7, 4)));
    }

    [Fact]
    public void The_holidays_of_a_year_are_listed_by_date()
    {
        var holidays = Usa.HolidaysOf(2024);

        Assert.Equal(11, holidays.Count);
        Assert.Equal(new DateOnly(2024, 1, 1), holidays[0].Date);
        Assert.Equal("Juneteenth", holidays[4].Name);
        Assert.Equal(new DateOnly(2024, 12, 25), holidays[10].Date);
    }

    [Fact]
    public void The_banner_shows_the_next_closure()
    {
        var next = Usa.NextClosure(new DateOnly(2024, 12, 25));

        Assert.NotNull(next);
        Assert.Equal("New Year's Day", next.Name);
        Assert.Equal(new DateOnly(2025, 1, 1), next.Observed);
    }

    [Fact]
    public void A_calendar_without_rules_never_closes()
    {
        var open = new HolidayCalendar([]);

        Assert.False(open.IsClosed(new DateOnly(2024, 12, 25)));
        Assert.Null(open.NextClosure(new DateOnly(2024, 12, 25)));
    }
}
