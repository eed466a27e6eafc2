using NorrvikLine.Bookings;

namespace NorrvikLine.Pricing;

/// <summary>The supplements of the price table, see docs/price-table.md.</summary>
public sealed class TableSupplements : ISupplements
{
    private static readonly Dictionary<(string Route, VehicleKind Kind), decimal> Euros = new()
    {
        [("NOR-LAU", VehicleKind.Motorcycle)] = 8.00m,
        [("NOR-LAU", VehicleKind.Car)] = 19.00m,
        [("NOR-LAU", VehicleKind.Campervan)] = 34.00m,
        [("NOR-LAU", VehicleKind.Trailer)] = 27.00m,
        [("NOR-SKA", VehicleKind.Motorcycle)] = 9.50m,
        [("NOR-SKA", VehicleKind.Car)] = 23.50m,
        [("NOR-SKA", VehicleKind.Campervan)] = 41.50m,
        [("NOR-SKA", VehicleKind.Trailer)] = 32.50m,
        [("NOR-VED", VehicleKind.Motorcycle)] = 9.50m,
        [("NOR-VED", VehicleKind.Car)] = 24.00m,
        [("NOR-VED", VehicleKind.Campervan)] = 43.00m,
        [("NOR-VED", VehicleKind.Trailer)] = 33.50m,
        [("NOR-FJE", VehicleKind.Car)] = 28.00m,
    };

    public int SupplementFor(Sailing sailing, Vehicle vehicle) =>
        Euros.TryGetValue((sailing.RouteCode, vehicle.Kind), out var euros) ? (int)(euros * 100) : 0;
}
