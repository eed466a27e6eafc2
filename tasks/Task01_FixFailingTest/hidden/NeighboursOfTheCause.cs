using Halden.Dispatch.Calendars;
using Halden.Dispatch.Promises;
using Xunit;

namespace Halden.Dispatch.Acceptance;

/// <summary>What works before the fix and has to work after it.</summary>
public sealed class NeighboursOfTheCause
{
    private static readonly HolidayCalendar Usa = CompanyCalendars.Usa();

    [Fact]
    public void A_year_lists_the_holidays_that_fall_into_it()
    {
        var holidays = Usa.HolidaysOf(2021);

        Expect.Equal(11, holidays.Count);
        Expect.Equal(new DateOnly(2021, 1, 1), holidays[0].Date);
        Expect.Equal(new DateOnly(2021, 12, 25), holidays[10].Date);
        Expect.Equal(new DateOnly(2021, 12, 24), holidays[10].Observed);
    }

    [Fact]
    public void A_year_lists_a_holiday_that_is_observed_in_the_year_before()
    {
        var holidays = Usa.HolidaysOf(2022);

        Expect.Equal(11, holidays.Count);
        Expect.Equal("New Year's Day", holidays[0].Name);
        Expect.Equal(new DateOnly(2022, 1, 1), holidays[0].Date);
        Expect.Equal(new DateOnly(2021, 12, 31), holidays[0].Observed);
    }

    [Fact]
    public void A_year_does_not_list_a_holiday_of_the_year_before_that_is_observed_in_it()
    {
        var stocktaking = new HolidayCalendar([HolidayRule.Fixed("Stocktaking", 12, 31)]);

        var holidays = stocktaking.HolidaysOf(2024);

        Expect.Equal(1, holidays.Count);
        Expect.Equal(new DateOnly(2024, 12, 31), holidays[0].Date);
    }

    [Fact]
    public void Holidays_on_a_weekend_move_by_one_day_and_the_weekend_stays_open()
    {
        Expect.Equal(true, Usa.IsClosed(new DateOnly(2026, 7, 3)));
        Expect.Equal(false, Usa.IsClosed(new DateOnly(2026, 7, 4)));
        Expect.Equal(false, Usa.IsClosed(new DateOnly(2026, 7, 6)));
        Expect.Equal(true, Usa.IsClosed(new DateOnly(2023, 1, 2)));
        Expect.Equal(false, Usa.IsClosed(new DateOnly(2023, 1, 1)));
        Expect.Equal(false, Usa.IsClosed(new DateOnly(2022, 12, 30)));
    }

    [Fact]
    public void Holidays_on_a_weekday_stay_where_they_are()
    {
        Expect.Equal(true, Usa.IsClosed(new DateOnly(2025, 1, 1)));
        Expect.Equal(true, Usa.IsClosed(new DateOnly(2025, 12, 25)));
        Expect.Equal(false, Usa.IsClosed(new DateOnly(2025, 12, 24)));
        Expect.Equal(false, Usa.IsClosed(new DateOnly(2025, 12, 26)));
    }

    [Fact]
    public void The_banner_looks_over_the_year_end()
    {
        var next = Usa.NextClosure(new DateOnly(2021, 12, 24));

        Expect.Equal("New Year's Day", next?.Name);
        Expect.Equal(new DateOnly(2022, 1, 1), next?.Date);
        Expect.Equal(new DateOnly(2021, 12, 31), next?.Observed);
    }

    [Fact]
    public void The_banner_does_not_show_a_closure_of_today() =>
        Expect.Equal("Thanksgiving Day", Usa.NextClosure(new DateOnly(2024, 11, 11))?.Name);

    [Fact]
    public void Working_days_at_an_ordinary_year_end_are_unchanged()
    {
        var days = new WorkingDays(Usa);

        Expect.Equal(new DateOnly(2024, 12, 31), days.Add(new DateOnly(2024, 12, 30), 1));
        Expect.Equal(new DateOnly(2025, 1, 2), days.Add(new DateOnly(2024, 12, 30), 2));
        Expect.Equal(new DateOnly(2024, 3, 11), days.Add(new DateOnly(2024, 3, 9), 0));
        Expect.Equal(3, days.Between(new DateOnly(2024, 12, 27), new DateOnly(2025, 1, 2)));
    }

    [Fact]
    public void The_cut_off_minute_still_counts_as_today()
    {
        var promiser = new DeliveryPromiser(Usa);

        var inTime = promiser.Promise(new Order("SO-10001", new DateTime(2024, 5, 7, 17, 30, 0)), CarrierService.TwoDay);
        var late = promiser.Promise(new Order("SO-10002", new DateTime(2024, 5, 7, 17, 30, 1)), CarrierService.TwoDay);

        Expect.Equal(new DateOnly(2024, 5, 7), inTime.Dispatched);
        Expect.Equal(new DateOnly(2024, 5, 8), late.Dispatched);
    }

    [Fact]
    public void Public_members_keep_their_signatures()
    {
        IEnumerable<HolidayRule> rules = [HolidayRule.Fixed("New Year's Day", 1, 1)];
        var calendar = new HolidayCalendar(rules);
        Func<int, IReadOnlyList<Holiday>> holidaysOf = calendar.HolidaysOf;
        Func<DateOnly, bool> isClosed = calendar.IsClosed;
        Func<DateOnly, Holiday?> nextClosure = calendar.NextClosure;
        Func<string, int, DayOfWeek, int, HolidayRule> nth = HolidayRule.Nth;
        Func<string, int, DayOfWeek, HolidayRule> last = HolidayRule.Last;
        Func<int, Holiday> fall = last("Memorial Day", 5, DayOfWeek.Monday).In;
        var days = new WorkingDays(calendar);
        Func<DateOnly, bool> isWorkingDay = days.IsWorkingDay;
        Func<Order, CarrierService, DeliveryPromise> promise = new DeliveryPromiser(calendar).Promise;

        Expect.Equal(1, holidaysOf(2025).Count);
        Expect.Equal(false, isClosed(new DateOnly(2025, 1, 2)));
        Expect.Equal(new DateOnly(2026, 1, 1), nextClosure(new DateOnly(2025, 1, 1))?.Date);
        Expect.Equal("Labor Day", nth("Labor Day", 9, DayOfWeek.Monday, 1).Name);
        Expect.Equal(new Holiday("Memorial Day", new DateOnly(2025, 5, 26), new DateOnly(2025, 5, 26)), fall(2025));
        Expect.Equal(true, isWorkingDay(new DateOnly(2025, 1, 2)));
        Expect.Equal(
            new DeliveryPromise(new DateOnly(2025, 1, 2), new DateOnly(2025, 1, 9)),
            promise(new Order("SO-10003", new DateTime(2025, 1, 2, 8, 0, 0)), CarrierService.Freight));
    }
}
