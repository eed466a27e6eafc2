using Lindenvale.Screens.Lists;
using Xunit;

namespace Lindenvale.Screens.Tests;

public sealed class PeriodTests
{
    [Fact]
    public void Days_end_with_the_given_one()
    {
        var week = Period.Days(7, new DateOnly(2025, 3, 3));

        Assert.Equal(new DateOnly(2025, 2, 25), week.First);
        Assert.Equal(new DateOnly(2025, 3, 3), week.Last);
    }

    [Fact]
    public void The_first_and_the_last_day_belong_to_it()
    {
        var march = Period.MonthUpTo(new DateOnly(2025, 3, 20));

        Assert.True(march.Contains(new DateOnly(2025, 3, 1)));
        Assert.True(march.Contains(new DateOnly(2025, 3, 20)));
        Assert.False(march.Contains(new DateOnly(2025, 2, 28)));
        Assert.False(march.Contains(new DateOnly(2025, 3, 21)));
    }
}
