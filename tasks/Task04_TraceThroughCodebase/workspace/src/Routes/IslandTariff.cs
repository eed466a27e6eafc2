using NorrvikLine.Bookings;

namespace NorrvikLine.Routes;

/// <summary>To the islands. Deck space is scarce from midsummer on.</summary>
public class IslandTariff : Tariff
{
    /// <summary>From the midsummer weekend to the end of August.</summary>
    protected override bool IsPeak(DateOnly day) =>
        day >= new DateOnly(day.Year, 6, 20) && day.Month <= 8;

    protected override int BaseRate(Vehicle vehicle) => vehicle.Kind switch
    {
        VehicleKind.Motorcycle => 860,
        VehicleKind.Car => 2010,
        VehicleKind.Campervan => 3280,
        VehicleKind.Trailer => 2760,
        _ => 12900,
    };

    protected override int PeakRate(Vehicle vehicle)
    {
        var rate = vehicle.Kind switch
        {
            VehicleKind.Motorcycle => 930,
            VehicleKind.Car => 2340,
            VehicleKind.Campervan => 4140,
            VehicleKind.Trailer => 3370,
            _ => BaseRate(vehicle),
        };
        return vehicle.LengthCm > 900 ? rate * 3 / 2 : rate;
    }
}
