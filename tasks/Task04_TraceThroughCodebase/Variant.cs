using System.Globalization;

namespace Harness.Tasks.Task04_TraceThroughCodebase;

/// <summary>
/// What another instance than the published one is called: other harbours, types, members, another rate. The way from the page
/// to the rate stays, and so do all line numbers.
/// </summary>
public static class Variant
{
    private const int Fare = 9000;

    // No pool holds a published name, and their sizes differ, so that instances differ in more than one place.
    private static readonly (string Name, string Code)[] Homes = [("Ostmark", "OST"), ("Kvalsund", "KVA"), ("Rosvik", "ROS"), ("Drageid", "DRA"), ("Solnes", "SOL")];
    private static readonly (string Name, string Code)[] Islands = [("Brennoy", "BRE"), ("Tornskar", "TOR"), ("Lyngvar", "LYN"), ("Hestoya", "HES"), ("Ulvsund", "ULV"), ("Grimholm", "GRI"), ("Askeland", "ASK")];
    private static readonly string[] IslandTariffs = ["ArchipelagoTariff", "OffshoreTariff", "OuterTariff", "SkerryTariff"];
    private static readonly string[] MainlandTariffs = ["CoastTariff", "ShoreTariff", "FjordTariff"];
    private static readonly string[] PeakRates = ["HighRate", "SummerRate", "BusyRate", "TopRate", "SeasonRate"];
    private static readonly (string One, string Many)[] Supplements = [("Surcharge", "Surcharges"), ("Charge", "Charges"), ("Levy", "Levies")];
    private static readonly string[] Rounded = ["Even", "HalfEuro", "Smooth"];
    private static readonly string[] Memorised = ["Cached", "Remembered", "Kept", "Stored"];
    private static readonly string[] ByRoute = ["Crossing", "Connection", "Harbour"];
    private static readonly string[] Table = ["Printed", "Listed"];
    private static readonly string[] Campaign = ["Promotion", "EarlySummer", "Offer"];
    private static readonly string[] Desks = ["ReservationDesk", "BookingOffice", "SalesDesk", "BookingCounter"];
    private static readonly string[] Overviews = ["Summary", "Sheet", "Statement"];
    private static readonly string[] Pages = ["ReservationPage", "TripPage", "TicketPage", "JourneyPage", "PassagePage"];
    private static readonly string[] PriceLists = ["PriceBook", "FareBook", "PriceSheet"];
    private static readonly string[] Renders = ["Show", "Compose"];

    // Amounts that are shown; none stands elsewhere in the workspace.
    private static readonly int[] Amounts = [3900, 3950, 4000, 4050, 4100, 4200, 4250, 4350, 4400, 4450, 4500, 4550, 4600, 4650, 4700, 4750, 4800, 4850, 4900];

    /// <summary>Published text to the text of an instance.</summary>
    /// <param name="instance">1 or more.</param>
    public static IReadOnlyDictionary<string, string> Of(int instance)
    {
        var home = Pick(Homes, instance);
        var island = Pick(Islands, instance);
        var supplement = Pick(Supplements, instance);
        var amount = Pick(Amounts, instance * 7);
        var rate = amount - (10 * (1 + (instance % 4)));
        return new Dictionary<string, string>
        {
            ["Norrvik"] = home.Name,
            ["NorrvikLine"] = home.Name + "Line",
            ["NOR-SKA"] = $"{home.Code}-{island.Code}",
            ["NOR-LAU"] = home.Code + "-LAU",
            ["NOR-VED"] = home.Code + "-VED",
            ["NOR-FJE"] = home.Code + "-FJE",
            ["Skarholm"] = island.Name,
            ["SkarholmTariff"] = island.Name + "Tariff",
            ["IslandTariff"] = Pick(IslandTariffs, instance),
            ["MainlandTariff"] = Pick(MainlandTariffs, instance),
            ["PeakRate"] = Pick(PeakRates, instance),
            ["supplement"] = Lower(supplement.One),
            ["supplements"] = Lower(supplement.Many),
            ["Supplement"] = supplement.One,
            ["Supplements"] = supplement.Many,
            ["SupplementFor"] = supplement.One + "For",
            ["SupplementOn"] = supplement.One + "On",
            ["SupplementTests"] = supplement.One + "Tests",
            ["ISupplements"] = "I" + supplement.Many,
            ["CampervanSupplement"] = "Campervan" + supplement.One,
            ["RoundedSupplements"] = Pick(Rounded, instance) + supplement.Many,
            ["MemorisedSupplements"] = Pick(Memorised, instance) + supplement.Many,
            ["RouteSupplements"] = Pick(ByRoute, instance) + supplement.Many,
            ["TableSupplements"] = Pick(Table, instance) + supplement.Many,
            ["CampaignSupplements"] = Pick(Campaign, instance) + supplement.Many,
            ["BookingDesk"] = Pick(Desks, instance),
            ["BookingDeskTests"] = Pick(Desks, instance) + "Tests",
            ["Overview"] = Pick(Overviews, instance),
            ["BookingPage"] = Pick(Pages, instance),
            ["PriceList"] = Pick(PriceLists, instance),
            ["Render"] = Pick(Renders, instance),
            ["4140"] = Whole(rate),
            ["4150"] = Whole(amount),
            ["41.50"] = Euros(amount),
            ["41.50m"] = Euros(amount) + "m",
            ["131.50"] = Euros(Fare + amount),
            ["NL-20417"] = "NL-" + Whole(30_000 + (int)(instance * 7_919L % 60_000)),
        };
    }

    private static T Pick<T>(T[] pool, int position) => pool[position % pool.Length];

    private static string Lower(string word) => char.ToLowerInvariant(word[0]) + word[1..];

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Euros(int cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
