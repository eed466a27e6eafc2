using NorrvikLine.Bookings;

namespace NorrvikLine.Routes;

/// <summary>Skarholm is served by the old ship: low middle deck, a short lane for small vehicles.</summary>
public sealed class SkarholmTariff : IslandTariff
{
    private const int MiddleDeckCm = 310;
    private const int ShortLaneCm = 600;

    protected override int PeakRate(Vehicle vehicle)
    {
        if (vehicle.HeightCm > MiddleDeckCm)
            return vehicle.Kind == VehicleKind.Campervan ? 5980 : 14200;

        if (vehicle.Kind == VehicleKind.Campervan && vehicle.LengthCm <= ShortLaneCm)
            return 3690;

        return base.PeakRate(vehicle);
    }
}
