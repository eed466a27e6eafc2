using System.Globalization;

namespace NorrvikLine.Bookings;

public enum VehicleKind
{
    None,
    Motorcycle,
    Car,
    Campervan,
    Trailer,
    Coach,
}

/// <param name="Kind">As declared by the customer.</param>
/// <param name="LengthCm">Over everything, bicycle racks included.</param>
/// <param name="HeightCm">Over everything, roof boxes included.</param>
public sealed record Vehicle(VehicleKind Kind, int LengthCm, int HeightCm);

/// <param name="RouteCode">Harbour to harbour, for example NOR-LAU.</param>
/// <param name="DepartsAt">Local time of the harbour.</param>
public sealed record Sailing(string RouteCode, string From, string To, DateTime DepartsAt)
{
    public DateOnly Day => DateOnly.FromDateTime(DepartsAt);
}

public sealed record Booking(string Number, Sailing Sailing, int Adults, int Children, Vehicle Vehicle)
{
    /// <summary>Reads a line of the harbour system's export.</summary>
    public static Booking Parse(string line)
    {
        var cells = line.Split(';');
        return new Booking(
            cells[0],
            new Sailing(cells[1], cells[2], cells[3], DateTime.Parse(cells[4], CultureInfo.InvariantCulture)),
            Whole(cells[5]),
            Whole(cells[6]),
            new Vehicle(Enum.Parse<VehicleKind>(cells[7]), Whole(cells[8]), Whole(cells[9])));
    }

    private static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
