using Halden.Dispatch.Calendars;
using Xunit;

namespace Halden.Dispatch.Tests;

public sealed class HolidayCalendarYearEndTests
{
    [Fact]
    public void New_Years_Day_on_a_Saturday_is_observed_on_31_December()
    {
        Assert.True(CompanyCalendars.Usa().IsClosed(new DateOnly(2021, 12, 31)));
        Assert.False(CompanyCalendars.Usa().IsClosed(new DateOnly(2022, 12, 30)));
    }

    [Fact]
    public void New_Years_Eve_on_a_Sunday_is_observed_on_1_January()
    {
        var calendar = new HolidayCalendar([HolidayRule.Fixed("New Year's Eve", 12, 31)]);

        Assert.True(calendar.IsClosed(new DateOnly(2024, 1, 1)));
    }
}
