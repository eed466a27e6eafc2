using NorrvikLine.Bookings;
using NorrvikLine.Pricing;
using NorrvikLine.Web;
using Xunit;

namespace NorrvikLine.Tests;

public sealed class BookingDeskTests
{
    private static readonly Sailing Morning = new("NOR-VED", "Norrvik", "Vedoy", new DateTime(2026, 5, 2, 10, 0, 0));

    private readonly BookingDesk _desk = new(
        [
            new Booking("NL-10001", Morning, 2, 1, new Vehicle(VehicleKind.Car, 450, 155)),
            new Booking("NL-10002", Morning, 1, 0, new Vehicle(VehicleKind.None, 0, 0)),
        ],
        new PriceList(new TableSupplements()));

    [Fact]
    public void An_overview_adds_up()
    {
        var overview = _desk.Overview("NL-10001");

        Assert.Equal(9000, overview.Fare);
        Assert.Equal(2400, overview.Supplement);
        Assert.Equal(11400, overview.Total);
    }

    [Fact]
    public void An_unknown_number_is_refused()
    {
        Assert.Throws<KeyNotFoundException>(() => _desk.Overview("NL-99999"));
    }

    [Fact]
    public void The_page_leaves_out_what_is_not_there()
    {
        var page = new BookingPage(_desk).Render("NL-10002");

        Assert.Equal(["Booking NL-10002", "Norrvik - Vedoy, 2026-05-02 10:00", "Fare: EUR 36.00", "Total: EUR 36.00"], page.Split('\n'));
    }

    [Fact]
    public void Bookings_of_a_day_are_listed()
    {
        Assert.Equal(["NL-10001", "NL-10002"], _desk.NumbersOn(new DateOnly(2026, 5, 2)));
        Assert.Empty(_desk.NumbersOn(new DateOnly(2026, 5, 3)));
    }
}
