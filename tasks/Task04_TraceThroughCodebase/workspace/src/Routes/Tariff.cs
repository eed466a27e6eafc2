using NorrvikLine.Bookings;

namespace NorrvikLine.Routes;

/// <summary>What vehicles pay on one route, by season. All amounts are cents.</summary>
public abstract class Tariff
{
    /// <summary>The supplement of a vehicle that sails on a day.</summary>
    public int SupplementOn(DateOnly day, Vehicle vehicle)
    {
        if (vehicle.Kind == VehicleKind.None)
            return 0;

        return IsPeak(day) ? PeakRate(vehicle) : BaseRate(vehicle);
    }

    /// <summary>Whether the day belongs to the high season: July and August unless the route says otherwise.</summary>
    protected virtual bool IsPeak(DateOnly day) => day.Month is 7 or 8;

    protected abstract int BaseRate(Vehicle vehicle);

    /// <summary>A quarter more than the rest of the year unless the route says otherwise.</summary>
    protected virtual int PeakRate(Vehicle vehicle) => BaseRate(vehicle) * 5 / 4;
}
