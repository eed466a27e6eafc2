using Halden.Dispatch.Calendars;
using Halden.Dispatch.Promises;
using Xunit;

namespace Halden.Dispatch.Acceptance;

/// <summary>The cause behind the visible test: a holiday can be observed in another year than the one it falls in.</summary>
public sealed class ObservedAcrossTheYearEnd
{
    private static readonly HolidayCalendar StocktakingOnly = new([HolidayRule.Fixed("Stocktaking", 12, 31)]);

    [Theory]
    [InlineData(1938)]
    [InlineData(2000)]
    [InlineData(2005)]
    [InlineData(2022)]
    [InlineData(2028)]
    [InlineData(2033)]
    [InlineData(2095)]
    public void New_Years_Day_on_a_Saturday_closes_the_last_day_of_the_year_before(int year)
    {
        var calendar = NewCompanyLikeCalendar();

        Expect.Equal(true, calendar.IsClosed(new DateOnly(year - 1, 12, 31)));
        Expect.Equal(false, calendar.IsClosed(new DateOnly(year - 1, 12, 30)));
        Expect.Equal(false, calendar.IsClosed(new DateOnly(year, 1, 1)));
    }

    [Theory]
    [InlineData(2018)]
    [InlineData(2019)]
    [InlineData(2020)]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    public void In_other_years_the_last_day_is_open(int year) =>
        Expect.Equal(false, CompanyCalendars.Usa().IsClosed(new DateOnly(year, 12, 31)));

    [Theory]
    [InlineData(2006)]
    [InlineData(2017)]
    [InlineData(2023)]
    [InlineData(2028)]
    public void The_last_day_of_a_year_on_a_Sunday_closes_the_first_day_of_the_next(int year)
    {
        Expect.Equal(true, StocktakingOnly.IsClosed(new DateOnly(year + 1, 1, 1)));
        Expect.Equal(false, StocktakingOnly.IsClosed(new DateOnly(year, 12, 31)));
        Expect.Equal(false, StocktakingOnly.IsClosed(new DateOnly(year, 1, 1)));
    }

    [Theory]
    [InlineData(2019)]
    [InlineData(2021)]
    [InlineData(2025)]
    public void The_last_day_of_a_year_on_a_weekday_closes_only_itself(int year)
    {
        Expect.Equal(true, StocktakingOnly.IsClosed(new DateOnly(year, 12, 31)));
        Expect.Equal(false, StocktakingOnly.IsClosed(new DateOnly(year + 1, 1, 1)));
    }

    [Fact]
    public void The_last_day_of_a_year_on_a_Saturday_closes_the_day_before()
    {
        Expect.Equal(true, StocktakingOnly.IsClosed(new DateOnly(2022, 12, 30)));
        Expect.Equal(false, StocktakingOnly.IsClosed(new DateOnly(2022, 12, 31)));
        Expect.Equal(false, StocktakingOnly.IsClosed(new DateOnly(2023, 1, 1)));
    }

    [Theory]
    [InlineData(2021, 12, 31)]
    [InlineData(2024, 1, 1)]
    [InlineData(2027, 12, 31)]
    [InlineData(2029, 1, 1)]
    public void A_calendar_without_a_holiday_at_the_turn_of_the_year_stays_open(int year, int month, int day)
    {
        var summer = new HolidayCalendar([HolidayRule.Fixed("Founders' Day", 7, 1), HolidayRule.Fixed("Christmas Day", 12, 25)]);

        Expect.Equal(false, summer.IsClosed(new DateOnly(year, month, day)));
    }

    [Fact]
    public void A_holiday_that_moves_with_the_weekday_crosses_the_year_end_too()
    {
        var weekends = new HolidayCalendar(
        [
            HolidayRule.Nth("First Saturday", 1, DayOfWeek.Saturday, 1),
            HolidayRule.Last("Last Sunday", 12, DayOfWeek.Sunday),
        ]);

        Expect.Equal(true, weekends.IsClosed(new DateOnly(2027, 12, 31)));
        Expect.Equal(true, weekends.IsClosed(new DateOnly(2024, 1, 1)));
        Expect.Equal(true, weekends.IsClosed(new DateOnly(2025, 1, 3)));
        Expect.Equal(true, weekends.IsClosed(new DateOnly(2024, 12, 30)));
        Expect.Equal(false, weekends.IsClosed(new DateOnly(2024, 12, 31)));
        Expect.Equal(false, weekends.IsClosed(new DateOnly(2025, 1, 1)));
    }

    [Fact]
    public void The_first_and_the_last_day_of_the_range_can_be_asked_for()
    {
        var calendar = NewCompanyLikeCalendar();

        Expect.Equal(true, calendar.IsClosed(new DateOnly(1900, 1, 1)));
        Expect.Equal(true, calendar.IsClosed(new DateOnly(2100, 12, 31)));
    }

    [Fact]
    public void The_answer_does_not_depend_on_what_was_asked_before()
    {
        var forwards = NewCompanyLikeCalendar();
        Expect.Equal(false, forwards.IsClosed(new DateOnly(2021, 6, 1)));
        Expect.Equal(false, forwards.IsClosed(new DateOnly(2022, 6, 1)));
        Expect.Equal(true, forwards.IsClosed(new DateOnly(2021, 12, 31)));

        var backwards = NewCompanyLikeCalendar();
        Expect.Equal(false, backwards.IsClosed(new DateOnly(2022, 6, 1)));
        Expect.Equal(true, backwards.IsClosed(new DateOnly(2021, 12, 31)));
        Expect.Equal(true, backwards.IsClosed(new DateOnly(2021, 12, 24)));
    }

    [Fact]
    public void Working_days_are_counted_around_the_closed_day()
    {
        var usa = new WorkingDays(NewCompanyLikeCalendar());
        Expect.Equal(new DateOnly(2011, 1, 3), usa.Add(new DateOnly(2010, 12, 30), 1));
        Expect.Equal(1, usa.Between(new DateOnly(2010, 12, 30), new DateOnly(2011, 1, 3)));

        var depot = new WorkingDays(StocktakingOnly);
        Expect.Equal(new DateOnly(2018, 1, 2), depot.Add(new DateOnly(2017, 12, 29), 1));
    }

    [Fact]
    public void Orders_around_the_year_end_are_promised_right()
    {
        var promiser = new DeliveryPromiser(NewCompanyLikeCalendar());

        var onTheClosedDay = promiser.Promise(Placed(2027, 12, 31, 9), CarrierService.Ground);
        Expect.Equal(new DateOnly(2028, 1, 3), onTheClosedDay.Dispatched);
        Expect.Equal(new DateOnly(2028, 1, 6), onTheClosedDay.Delivered);

        var afterTheCutOff = promiser.Promise(Placed(2021, 12, 30, 18), CarrierService.TwoDay);
        Expect.Equal(new DateOnly(2022, 1, 3), afterTheCutOff.Dispatched);
        Expect.Equal(new DateOnly(2022, 1, 5), afterTheCutOff.Delivered);
    }

    private static HolidayCalendar NewCompanyLikeCalendar() => new(
    [
        HolidayRule.Fixed("New Year's Day", 1, 1),
        HolidayRule.Fixed("Christmas Day", 12, 25),
    ]);

    private static Order Placed(int year, int month, int day, int hour) =>
        new("SO-10000", new DateTime(year, month, day, hour, 0, 0));
}
