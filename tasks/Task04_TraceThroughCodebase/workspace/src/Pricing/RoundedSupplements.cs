using NorrvikLine.Bookings;

namespace NorrvikLine.Pricing;

/// <summary>Amounts end in 00 or 50: the machines in the harbours take no smaller coins.</summary>
public sealed class RoundedSupplements(ISupplements inner) : ISupplements
{
    private const int Step = 50;

    public int SupplementFor(Sailing sailing, Vehicle vehicle)
    {
        var cents = inner.SupplementFor(sailing, vehicle);
        var rest = cents % Step;
        return rest == 0 ? cents : cents + Step - rest;
    }
}
