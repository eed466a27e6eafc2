using System.Globalization;
using Halden.Dispatch.Calendars;

namespace Halden.Dispatch.Shop;

/// <summary>The strip on top of the start page.</summary>
public sealed class ClosureBanner(HolidayCalendar calendar)
{
    /// <summary>The banner shows up this many days before a closure.</summary>
    public const int DaysAhead = 10;

    /// <summary>The text for a day; null when no closure is near.</summary>
    public string? TextFor(DateOnly today)
    {
        var next = calendar.NextClosure(today);
        if (next is null || next.Observed > today.AddDays(DaysAhead))
            return null;

        return string.Create(CultureInfo.InvariantCulture, $"Our warehouses are closed on {next.Observed:dddd, d MMMM} ({next.Name}).");
    }
}
