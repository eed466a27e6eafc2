using NorrvikLine.Hosting;
using NorrvikLine.Pricing;
using NorrvikLine.Web;

namespace NorrvikLine.Routes;

/// <summary>What the routes bring along.</summary>
public static class RoutesModule
{
    private static readonly Dictionary<string, Tariff> Tariffs = new()
    {
        ["NOR-LAU"] = new MainlandTariff(),
        ["NOR-SKA"] = new SkarholmTariff(),
        ["NOR-VED"] = new IslandTariff(),
    };

    public static void Register(ServiceTable services, BookingOptions options)
    {
        if (options.TariffsByRoute)
            services.Add<ISupplements>(s => new RouteSupplements(Tariffs, s.Get<TableSupplements>()));

        if (options.EarlySummerCampaign)
            services.Wrap<ISupplements>(inner => new CampaignSupplements(inner));
    }
}
