using NorrvikLine.Bookings;

namespace NorrvikLine.Routes;

/// <summary>Along the coast. The road is the competition.</summary>
public class MainlandTariff : Tariff
{
    protected override int BaseRate(Vehicle vehicle) => vehicle.Kind switch
    {
        VehicleKind.Motorcycle => 740,
        VehicleKind.Car => 1790,
        VehicleKind.Campervan => 3120,
        VehicleKind.Trailer => 2480,
        _ => 11200,
    };

    protected override int PeakRate(Vehicle vehicle)
    {
        var rate = vehicle.Kind switch
        {
            VehicleKind.Motorcycle => 890,
            VehicleKind.Car => 2130,
            VehicleKind.Campervan => 4150,
            VehicleKind.Trailer => 3050,
            _ => BaseRate(vehicle),
        };
        return vehicle.LengthCm > 900 ? rate * 3 / 2 : rate;
    }
}
