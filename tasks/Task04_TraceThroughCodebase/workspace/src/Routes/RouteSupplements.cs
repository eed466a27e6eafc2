using NorrvikLine.Bookings;
using NorrvikLine.Pricing;

namespace NorrvikLine.Routes;

/// <summary>The supplement by the tariff of the sailing's route.</summary>
/// <param name="tariffs">By route code.</param>
/// <param name="others">For routes without a tariff.</param>
public sealed class RouteSupplements(IReadOnlyDictionary<string, Tariff> tariffs, ISupplements others) : ISupplements
{
    public int SupplementFor(Sailing sailing, Vehicle vehicle)
    {
        if (tariffs.TryGetValue(sailing.RouteCode, out var tariff))
            return tariff.SupplementOn(sailing.Day, vehicle);

        return others.SupplementFor(sailing, vehicle);
    }
}
