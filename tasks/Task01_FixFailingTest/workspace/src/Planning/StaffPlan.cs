using System.Globalization;
using System.Text;
using Halden.Dispatch.Calendars;

namespace Halden.Dispatch.Planning;

/// <summary>The sheet that hangs in the break room, one per year.</summary>
public static class StaffPlan
{
    /// <summary>One line per holiday: its date, the day off where that is another one, and the name.</summary>
    public static string Print(HolidayCalendar calendar, int year)
    {
        var sheet = new StringBuilder();
        sheet.Append(CultureInfo.InvariantCulture, $"Holidays {year}\n");
        foreach (var holiday in calendar.HolidaysOf(year))
        {
            sheet.Append(CultureInfo.InvariantCulture, $"{holiday.Date:ddd dd MMM}");
            if (holiday.Observed != holiday.Date)
                sheet.Append(CultureInfo.InvariantCulture, $" (off on {holiday.Observed:ddd dd MMM})");
            sheet.Append(CultureInfo.InvariantCulture, $"  {holiday.Name}\n");
        }

        return sheet.ToString();
    }
}
