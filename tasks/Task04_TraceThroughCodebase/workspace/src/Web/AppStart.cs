using System.Text.Json;
using NorrvikLine.Bookings;
using NorrvikLine.Hosting;
using NorrvikLine.Pricing;
using NorrvikLine.Routes;

namespace NorrvikLine.Web;

/// <summary>The content of config/booking.json.</summary>
/// <param name="TariffsByRoute">Since the spring timetable.</param>
/// <param name="EarlySummerCampaign">Switched by the commercial department.</param>
/// <param name="BookingsFile">Relative to the content root.</param>
public sealed record BookingOptions(bool TariffsByRoute, bool EarlySummerCampaign, string BookingsFile);

/// <summary>The start of the site.</summary>
public static class AppStart
{
    /// <param name="contentRoot">The folder that holds config and data.</param>
    public static ServiceTable Build(string contentRoot)
    {
        var options = JsonSerializer.Deserialize<BookingOptions>(
            File.ReadAllText(Path.Combine(contentRoot, "config", "booking.json")), JsonSerializerOptions.Web)!;

        var services = new ServiceTable();
        services.Add(s => new BookingPage(s.Get<BookingDesk>()));
        services.Add(s => new BookingDesk(ReadBookings(Path.Combine(contentRoot, options.BookingsFile)), s.Get<PriceList>()));
        services.Add(s => new PriceList(s.Get<ISupplements>()));
        services.Add(_ => new TableSupplements());
        services.Add<ISupplements>(s => s.Get<TableSupplements>());
        services.Wrap<ISupplements>(inner => new RoundedSupplements(inner));
        RoutesModule.Register(services, options);
        services.Wrap<ISupplements>(inner => new MemorisedSupplements(inner));
        return services;
    }

    private static List<Booking> ReadBookings(string file) =>
        [.. File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(Booking.Parse)];
}
