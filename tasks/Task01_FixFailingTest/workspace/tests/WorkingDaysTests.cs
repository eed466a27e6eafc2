using Halden.Dispatch.Calendars;
using Xunit;

namespace Halden.Dispatch.Tests;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Days = new(CompanyCalendars.Usa());

    [Fact]
    public void Weekends_are_skipped()
    {
        Assert.Equal(new DateOnly(2024, 3, 11), Days.Add(new DateOnly(2024, 3, 8), 1));
        Assert.Equal(new DateOnly(2024, 3, 11), Days.OnOrAfter(new DateOnly(2024, 3, 9)));
    }

    [Fact]
    public void Holidays_are_skipped()
    {
        Assert.Equal(new DateOnly(2024, 11, 29), Days.Add(new DateOnly(2024, 11, 27), 1));
    }

    [Fact]
    public void Zero_days_after_a_working_day_is_that_day()
    {
        Assert.Equal(new DateOnly(2024, 3, 8), Days.Add(new DateOnly(2024, 3, 8), 0));
    }

    [Fact]
    public void A_negative_count_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Days.Add(new DateOnly(2024, 3, 8), -1));
    }

    [Fact]
    public void The_first_day_does_not_count_and_the_last_does()
    {
        Assert.Equal(4, Days.Between(new DateOnly(2024, 11, 25), new DateOnly(2024, 12, 2)));
        Assert.Equal(0, Days.Between(new DateOnly(2024, 3, 8), new DateOnly(2024, 3, 10)));
    }
}
