namespace Halden.Dispatch.Calendars;

/// <summary>Arithmetic with working days: Monday to Friday, without the days on which the calendar is closed.</summary>
public sealed class WorkingDays(HolidayCalendar calendar)
{
    public bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsClosed(date);

    /// <summary>The date itself if it is a working day, otherwise the next one.</summary>
    public DateOnly OnOrAfter(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>
    /// The working day that lies <paramref name="count"/> working days after the date. With 0 it is
    /// <see cref="OnOrAfter"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public DateOnly Add(DateOnly date, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        date = OnOrAfter(date);
        for (var left = count; left > 0; left--)
            date = OnOrAfter(date.AddDays(1));
        return date;
    }

    /// <summary>How many working days lie after <paramref name="from"/>, up to and including <paramref name="to"/>.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var date = from.AddDays(1); date <= to; date = date.AddDays(1))
        {
            if (IsWorkingDay(date))
                count++;
        }

        return count;
    }
}
