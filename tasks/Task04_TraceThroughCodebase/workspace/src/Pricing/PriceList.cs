using NorrvikLine.Bookings;

namespace NorrvikLine.Pricing;

/// <summary>What a vehicle costs on top of the fare.</summary>
public interface ISupplements
{
    /// <summary>The supplement in cents; 0 when there is none.</summary>
    int SupplementFor(Sailing sailing, Vehicle vehicle);
}

/// <summary>What a booking costs. All amounts are cents.</summary>
public sealed class PriceList(ISupplements supplements)
{
    /// <summary>For the sentence on the start page, in euros, as in the brochure.</summary>
    public const decimal CampervanSupplement = 41.50m;

    private const int AdultFare = 3600;
    private const int ChildFare = 1800;

    public int FareFor(Booking booking) => (booking.Adults * AdultFare) + (booking.Children * ChildFare);

    public int SupplementFor(Booking booking) => supplements.SupplementFor(booking.Sailing, booking.Vehicle);
}
