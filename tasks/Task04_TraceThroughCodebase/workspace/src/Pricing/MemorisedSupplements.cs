using System.Collections.Concurrent;
using NorrvikLine.Bookings;

namespace NorrvikLine.Pricing;

/// <summary>Asks once for each sailing and vehicle: on the first day of sale the same page is loaded thousands of times.</summary>
public sealed class MemorisedSupplements(ISupplements inner) : ISupplements
{
    private readonly ConcurrentDictionary<(Sailing Sailing, Vehicle Vehicle), int> _known = [];

    public int SupplementFor(Sailing sailing, Vehicle vehicle)
    {
        if (_known.TryGetValue((sailing, vehicle), out var cents))
            return cents;

        cents = inner.SupplementFor(sailing, vehicle);
        _known[(sailing, vehicle)] = cents;
        return cents;
    }
}
