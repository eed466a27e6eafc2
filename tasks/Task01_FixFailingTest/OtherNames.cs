using System.Globalization;

namespace Harness.Tasks.Task01_FixFailingTest;

/// <summary>
/// What another instance than the published one looks like: another company, other names of the types around the cause and
/// of its private members, another failing test with other dates and durations. The cause is the same.
/// </summary>
internal static class OtherNames
{
    // As in 2022, New Year's Day is a Saturday and neither this year nor the one before is a leap year: all dates of both
    // years keep their weekdays, and every test its meaning.
    private static readonly int[] Years = [2011, 2039, 2050, 1994, 2067, 1983, 2078];
    private static readonly int[] TransitDays = [3, 1, 4];
    private static readonly string[] Companies = ["Norrby", "Tessaro", "Quillon", "Brandel", "Osterfeld"];
    private static readonly string[] Areas = ["Shipping", "Fulfilment", "Despatch"];
    private static readonly string[] Calendars = ["ClosureCalendar", "HolidayTable", "HolidayBook", "SiteCalendar"];
    private static readonly string[] Arithmetic = ["BusinessDays", "WorkdayCount", "OpenDays"];
    private static readonly string[] Promisers = ["ArrivalPromiser", "DeliveryEstimator", "DeliveryForecast", "PromiseDesk", "ArrivalClock"];
    private static readonly string[] DaysOff = ["DaysOff", "Closures", "RestDays"];
    private static readonly string[] Services = ["Valley Courier", "Night Line", "Parcel Shuttle", "Coast Connect", "Bluebird"];
    private static readonly string[] Tests =
    [
        "A_regional_order_arrives_after_the_break", "The_promise_is_kept_over_the_holidays",
        "Nothing_arrives_while_everybody_is_away", "The_courier_rests_as_well",
    ];

    /// <summary>Published text to the text of the instance.</summary>
    /// <param name="instance">1 or more.</param>
    public static IReadOnlyDictionary<string, string> Of(int instance)
    {
        var year = Pick(Years, instance);
        var transit = Pick(TransitDays, instance);
        var company = Pick(Companies, instance);
        var calendar = Pick(Calendars, instance);
        var arithmetic = Pick(Arithmetic, instance);
        var promiser = Pick(Promisers, instance);
        var daysOff = Pick(DaysOff, instance);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Halden"] = company,
            ["Halden.Dispatch"] = $"{company}.{Pick(Areas, instance)}",
            ["HolidayCalendar"] = calendar,
            ["HolidayCalendarTests"] = calendar + "Tests",
            ["HolidayCalendarYearEndTests"] = calendar + "YearEndTests",
            ["WorkingDays"] = arithmetic,
            ["WorkingDaysTests"] = arithmetic + "Tests",
            ["DeliveryPromiser"] = promiser,
            ["DeliveryPromiserTests"] = promiser + "Tests",
            ["ClosedDays"] = daysOff,
            ["_closedDays"] = "_" + char.ToLowerInvariant(daysOff[0]) + daysOff[1..],
            ["The_promise_skips_the_long_weekend"] = Pick(Tests, instance),
            ["Regional Express"] = Pick(Services, instance),
            ["SO-48213"] = Text($"SO-{10_000 + (instance * 7_919L % 90_000)}"),
            ["2021"] = Text($"{year - 1}"),
            ["2022"] = Text($"{year}"),
            ["TransitDays: 2"] = Text($"TransitDays: {transit}"),
            // Monday 3 January is the first working day after 30 December, and no holiday follows within the week.
            ["new DateOnly(2022, 1, 4), promise.Delivered"] = Text($"new DateOnly({year}, 1, {2 + transit}), promise.Delivered"),
            // What the code returns before it is fixed: 31 December counts, and one day less of January.
            ["new DateOnly(2022, 1, 3), promise.Delivered"] = transit == 1
                ? Text($"new DateOnly({year - 1}, 12, 31), promise.Delivered")
                : Text($"new DateOnly({year}, 1, {1 + transit}), promise.Delivered"),
        };
    }

    private static T Pick<T>(T[] values, int instance) => values[instance % values.Length];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
