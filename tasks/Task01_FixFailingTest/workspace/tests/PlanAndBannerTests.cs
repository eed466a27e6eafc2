using Halden.Dispatch.Calendars;
using Halden.Dispatch.Planning;
using Halden.Dispatch.Shop;
using Xunit;

namespace Halden.Dispatch.Tests;

public sealed class PlanAndBannerTests
{
    [Fact]
    public void The_plan_names_the_day_off_where_it_differs()
    {
        var calendar = new HolidayCalendar(
        [
            HolidayRule.Fixed("Founders' Day", 5, 18),
            HolidayRule.Fixed("Juneteenth", 6, 19),
        ]);

        Assert.Equal(
            "Holidays 2024\nSat 18 May (off on Fri 17 May)  Founders' Day\nWed 19 Jun  Juneteenth\n",
            StaffPlan.Print(calendar, 2024));
    }

    [Fact]
    public void The_banner_shows_up_ten_days_ahead()
    {
        var banner = new ClosureBanner(CompanyCalendars.Usa());

        Assert.Null(banner.TextFor(new DateOnly(2024, 8, 22)));
        Assert.Equal("Our warehouses are closed on Monday, 2 September (Labor Day).", banner.TextFor(new DateOnly(2024, 8, 23)));
    }
}
