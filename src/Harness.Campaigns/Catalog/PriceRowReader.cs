using System.Globalization;
using Harness.Campaigns.Pricing;

namespace Harness.Campaigns.Catalog;

/// <summary>Reads the price rows of an offer.</summary>
internal static class PriceRowReader
{
    private static readonly Dictionary<string, PriceConfidence> Confidences = new(StringComparer.Ordinal)
    {
        ["low"] = PriceConfidence.Low,
        ["medium"] = PriceConfidence.Medium,
        ["high"] = PriceConfidence.High,
    };

    private static readonly Dictionary<string, DayOfWeek> Days = new(StringComparer.Ordinal)
    {
        ["mon"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
    };

    /// <param name="offer">The offer.</param>
    /// <param name="id">What the ids of its rows begin with: <c>models.json:kimi-k2.5/moonshot</c>.</param>
    public static IReadOnlyList<PriceRow> Read(JsonRow offer, string id)
    {
        var rows = offer.Rows("prices").Select(row => (Row: row, Price: Price(row, id))).ToList();
        foreach (var (first, second) in PriceRules.Overlaps([.. rows.Select(row => row.Price)]))
        {
            var (one, other) = (rows.FindIndex(row => ReferenceEquals(row.Price, first)), rows.Find(row => ReferenceEquals(row.Price, second)));
            other.Row.Problem(string.Create(CultureInfo.InvariantCulture, $"in force {PriceRules.Validity(second)}, as prices[{one}] is ({PriceRules.Validity(first)})"));
        }

        return [.. rows.Select(row => row.Price)];
    }

    private static PriceRow Price(JsonRow row, string id)
    {
        var (from, region, serviceTier) = (Moment(row, "from"), row.Text("region"), row.Text("serviceTier"));
        var price = new PriceRow(
            id + (region is null ? "" : "/" + region) + (serviceTier is null ? "" : "/" + serviceTier) + (from is null ? "" : "@" + row.Text("from")),
            row.Price("inputUsd"), row.Price("outputUsd"), row.Price("cacheReadUsd"), row.Price("cacheWriteUsd"))
        {
            CacheWriteOneHourUsd = row.Price("cacheWriteOneHourUsd"),
            From = from,
            To = Moment(row, "to"),
            Region = region,
            ServiceTier = serviceTier,
            Tiers = [.. row.Rows("tiers").Select(Tier)],
            Schedule = row.Row("schedule") is { } schedule ? Schedule(schedule) : null,
            Source = row.Required("source"),
            SourceDate = row.Matching("sourceDate", IsYearMonthOrDay, "a year, month or day such as 2026-10"),
            CrossCheck = row.Text("crossCheck"),
            Confidence = row.Word("confidence", Confidences) ?? PriceConfidence.Unstated,
            Notes = row.Text("notes"),
        };
        row.Finish();
        foreach (var problem in PriceRules.Problems(price))
            row.Problem(problem);
        return price;
    }

    private static PriceTier Tier(JsonRow row)
    {
        if (!row.Has("abovePromptTokens"))
            row.Problem("abovePromptTokens is missing");
        var tier = new PriceTier(row.Count("abovePromptTokens") ?? 1, Prices(row));
        row.Text("notes");
        row.Finish();
        return tier;
    }

    private static PriceSchedule Schedule(JsonRow row)
    {
        var holidays = row.Texts("holidays") ?? [];
        foreach (var wrong in holidays.Where(holiday => !Date(holiday, out _)))
            row.Problem($"the holiday \"{wrong}\" is no date; it takes 2026-10-01");
        var schedule = new PriceSchedule(
            [.. row.Rows("windows").Select(Window)],
            [.. holidays.Where(holiday => Date(holiday, out _)).Select(holiday => DateOnly.ParseExact(holiday, "yyyy-MM-dd", CultureInfo.InvariantCulture))]);
        row.Text("notes");
        row.Finish();
        return schedule;
    }

    private static PriceWindow Window(JsonRow row)
    {
        var days = row.Texts("days") ?? [];
        foreach (var wrong in days.Where(day => !Days.ContainsKey(day)))
            row.Problem($"the day \"{wrong}\" is not known; it takes {string.Join(", ", Days.Keys)}");
        var prices = row.Row("prices");
        var window = new PriceWindow([.. days.Where(Days.ContainsKey).Select(day => Days[day])], Time(row, "start"), Time(row, "end"))
        {
            Multiplier = row.Number("multiplier", "a number above 0"),
            Prices = prices is null ? null : Prices(prices),
        };
        prices?.Finish();
        row.Finish();
        return window;
    }

    private static TokenPrices Prices(JsonRow row) => new(
        row.Price("inputUsd"), row.Price("outputUsd"), row.Price("cacheReadUsd"), row.Price("cacheWriteUsd"), row.Price("cacheWriteOneHourUsd"));

    private static TimeOnly Time(JsonRow row, string name)
    {
        if (!row.Has(name))
            row.Problem($"{name} is missing");
        if (row.Text(name) is not { } text) return default;
        if (!TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            row.Problem($"{name} is \"{text}\"; it takes a time of day in UTC such as 06:00");
        return time;
    }

    private static DateTimeOffset? Moment(JsonRow row, string name)
    {
        if (row.Text(name) is not { } text) return null;
        if (DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return moment;
        row.Problem($"{name} is \"{text}\"; it takes a day or a moment in UTC, 2026-08-16 or 2026-08-16T16:00:00Z");
        return null;
    }

    private static bool Date(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool IsYearMonthOrDay(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
