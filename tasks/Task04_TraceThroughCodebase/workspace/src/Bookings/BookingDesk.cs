using NorrvikLine.Pricing;

namespace NorrvikLine.Bookings;

/// <summary>A booking with its prices. All amounts are cents.</summary>
public sealed record BookingOverview(Booking Booking, int Fare, int Supplement)
{
    public int Total => Fare + Supplement;
}

/// <summary>Finds bookings and prices them.</summary>
public sealed class BookingDesk(IEnumerable<Booking> bookings, PriceList prices)
{
    private readonly Dictionary<string, Booking> _bookings = bookings.ToDictionary(booking => booking.Number);

    /// <exception cref="KeyNotFoundException">There is no such booking.</exception>
    public BookingOverview Overview(string number)
    {
        if (!_bookings.TryGetValue(number, out var booking))
            throw new KeyNotFoundException($"There is no booking {number}.");

        var fare = prices.FareFor(booking);
        var supplement = prices.SupplementFor(booking);
        return new BookingOverview(booking, fare, supplement);
    }

    public IReadOnlyList<string> NumbersOn(DateOnly day) =>
        [.. _bookings.Values.Where(booking => booking.Sailing.Day == day).Select(booking => booking.Number).Order(StringComparer.Ordinal)];
}
