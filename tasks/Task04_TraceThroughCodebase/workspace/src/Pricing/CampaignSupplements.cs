using NorrvikLine.Bookings;

namespace NorrvikLine.Pricing;

/// <summary>Early summer: one amount for every campervan, whatever its length, until the end of June.</summary>
public sealed class CampaignSupplements(ISupplements inner) : ISupplements
{
    private const int CampervanFlat = 4150;

    public int SupplementFor(Sailing sailing, Vehicle vehicle)
    {
        if (vehicle.Kind == VehicleKind.Campervan && sailing.Day.Month is 5 or 6)
            return CampervanFlat;

        return inner.SupplementFor(sailing, vehicle);
    }
}
