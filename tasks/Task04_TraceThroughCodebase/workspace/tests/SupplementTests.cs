using NorrvikLine.Bookings;
using NorrvikLine.Pricing;
using NorrvikLine.Routes;
using Xunit;

namespace NorrvikLine.Tests;

public sealed class SupplementTests
{
    private static readonly Vehicle Car = new(VehicleKind.Car, 450, 155);
    private static readonly Vehicle Campervan = new(VehicleKind.Campervan, 590, 260);

    [Fact]
    public void The_table_knows_every_route()
    {
        var table = new TableSupplements();

        Assert.Equal(4150, table.SupplementFor(On("NOR-SKA", 5, 2), Campervan));
        Assert.Equal(2800, table.SupplementFor(On("NOR-FJE", 5, 2), Car));
        Assert.Equal(0, table.SupplementFor(On("NOR-FJE", 5, 2), Campervan));
    }

    [Fact]
    public void Tariffs_depend_on_the_season()
    {
        Assert.Equal(1790, new MainlandTariff().SupplementOn(new DateOnly(2026, 6, 30), Car));
        Assert.Equal(2130, new MainlandTariff().SupplementOn(new DateOnly(2026, 7, 1), Car));
        Assert.Equal(2010, new IslandTariff().SupplementOn(new DateOnly(2026, 6, 19), Car));
        Assert.Equal(2340, new IslandTariff().SupplementOn(new DateOnly(2026, 6, 20), Car));
    }

    [Fact]
    public void Short_campervans_use_the_short_lane()
    {
        Assert.Equal(3690, new SkarholmTariff().SupplementOn(new DateOnly(2026, 8, 1), Campervan));
    }

    [Fact]
    public void A_route_without_a_tariff_is_priced_by_the_table()
    {
        var byRoute = new RouteSupplements(new Dictionary<string, Tariff>(), new TableSupplements());

        Assert.Equal(2350, byRoute.SupplementFor(On("NOR-SKA", 7, 4), Car));
    }

    [Fact]
    public void Amounts_are_rounded_up_to_half_a_euro()
    {
        Assert.Equal(1050, new RoundedSupplements(new Fixed(1010)).SupplementFor(On("NOR-VED", 5, 2), Car));
        Assert.Equal(1100, new RoundedSupplements(new Fixed(1051)).SupplementFor(On("NOR-VED", 5, 2), Car));
        Assert.Equal(1050, new RoundedSupplements(new Fixed(1050)).SupplementFor(On("NOR-VED", 5, 2), Car));
    }

    [Fact]
    public void An_amount_is_asked_for_once()
    {
        var source = new Fixed(1050);
        var memorised = new MemorisedSupplements(source);

        Assert.Equal(1050, memorised.SupplementFor(On("NOR-VED", 5, 2), Car));
        Assert.Equal(1050, memorised.SupplementFor(On("NOR-VED", 5, 2), Car));
        Assert.Equal(1, source.Asked);
    }

    private static Sailing On(string route, int month, int day) =>
        new(route, "Norrvik", "", new DateTime(2026, month, day, 10, 0, 0));

    private sealed class Fixed(int cents) : ISupplements
    {
        public int Asked { get; private set; }

        public int SupplementFor(Sailing sailing, Vehicle vehicle)
        {
            Asked++;
            return cents;
        }
    }
}
