using System.Globalization;
using NorrvikLine.Bookings;

namespace NorrvikLine.Web;

/// <summary>The page "Your booking", line by line; the template of the site does the rest.</summary>
public sealed class BookingPage(BookingDesk desk)
{
    public string Render(string number)
    {
        var overview = desk.Overview(number);
        var booking = overview.Booking;
        var lines = new List<string>
        {
            $"Booking {booking.Number}",
            $"{booking.Sailing.From} - {booking.Sailing.To}, {booking.Sailing.DepartsAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}",
        };
        if (booking.Vehicle.Kind != VehicleKind.None)
            lines.Add($"{booking.Vehicle.Kind}, {Hundredths(booking.Vehicle.LengthCm)} m");

        lines.Add($"Fare: EUR {Hundredths(overview.Fare)}");
        if (overview.Supplement > 0)
            lines.Add($"Vehicle supplement: EUR {Hundredths(overview.Supplement)}");

        lines.Add($"Total: EUR {Hundredths(overview.Total)}");
        return string.Join('\n', lines);
    }

    private static string Hundredths(int value) => (value / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
