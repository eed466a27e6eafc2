using System.Globalization;

namespace Harness.Campaigns.Pricing;

/// <summary>What a price row must obey to mean one thing only.</summary>
public static class PriceRules
{
    private const int MinutesPerDay = 24 * 60;
    private const int MinutesPerWeek = 7 * MinutesPerDay;

    /// <summary>Every rule that the row breaks, in words; empty when it is sound.</summary>
    public static IEnumerable<string> Problems(PriceRow row)
    {
        if (row.From is { } from && row.To is { } to && from >= to)
            yield return $"from {Moment(from)} is not before to {Moment(to)}";
        var all = row.Tiers.Select(tier => tier.Prices)
            .Concat(row.Schedule?.Windows.Select(window => window.Prices).OfType<TokenPrices>() ?? [])
            .SelectMany(prices => new[] { prices.InputUsd, prices.OutputUsd, prices.CacheReadUsd, prices.CacheWriteUsd, prices.CacheWriteOneHourUsd })
            .Concat([row.InputUsd, row.OutputUsd, row.CacheReadUsd, row.CacheWriteUsd, row.CacheWriteOneHourUsd]);
        if (all.Any(price => price < 0))
            yield return "a price is below 0";
        foreach (var (lower, upper) in row.Tiers.Zip(row.Tiers.Skip(1)))
        {
            if (lower.AbovePromptTokens >= upper.AbovePromptTokens)
                yield return string.Create(CultureInfo.InvariantCulture, $"the tiers do not ascend: {upper.AbovePromptTokens} comes after {lower.AbovePromptTokens}");
        }

        if (row.Tiers.Any(tier => tier.AbovePromptTokens <= 0))
            yield return "a tier begins at 0 or fewer prompt tokens";
        foreach (var problem in row.Schedule is { } schedule ? Problems(schedule, row.Tiers.Count > 0) : [])
            yield return problem;
    }

    /// <summary>Pairs of rows that are in force at one moment for one region and class of service, each pair in order of the rows.</summary>
    public static IEnumerable<(PriceRow First, PriceRow Second)> Overlaps(IReadOnlyList<PriceRow> rows) =>
        from second in Enumerable.Range(0, rows.Count)
        from first in Enumerable.Range(0, second)
        where rows[first].Region == rows[second].Region && rows[first].ServiceTier == rows[second].ServiceTier
        where Begins(rows[first]) < Ends(rows[second]) && Begins(rows[second]) < Ends(rows[first])
        select (rows[first], rows[second]);

    /// <summary>A row's validity in words: <c>from 2026-09-10</c>.</summary>
    public static string Validity(PriceRow row) => (row.From, row.To) switch
    {
        (null, null) => "always",
        ({ } from, null) => $"from {Moment(from)}",
        (null, { } to) => $"to {Moment(to)}",
        ({ } from, { } to) => $"from {Moment(from)} to {Moment(to)}",
    };

    private static IEnumerable<string> Problems(PriceSchedule schedule, bool hasTiers)
    {
        if (schedule.Windows.Count == 0)
            yield return "the schedule has no windows";
        foreach (var window in schedule.Windows)
        {
            if (window.Days.Count == 0)
                yield return $"the window {Hours(window)} has no days";
            if (window.Multiplier is null == window.Prices is null)
                yield return $"the window {Hours(window)} takes a multiplier or prices, one of the two";
            if (window.Multiplier <= 0)
                yield return $"the multiplier of the window {Hours(window)} is not above 0";
            if (window.Prices is not null && hasTiers)
                yield return $"the window {Hours(window)} has prices beside tiers; it takes a multiplier";
        }

        var minutes = new HashSet<int>();
        foreach (var window in schedule.Windows.Where(window => !Minutes(window).All(minutes.Add)))
            yield return $"the window {Hours(window)} overlaps another one";
    }

    private static IEnumerable<int> Minutes(PriceWindow window)
    {
        var start = (window.Start.Hour * 60) + window.Start.Minute;
        var length = (window.End.Hour * 60) + window.End.Minute - start;
        return from day in window.Days.Distinct()
               from minute in Enumerable.Range(start, length > 0 ? length : length + MinutesPerDay)
               select (((int)day * MinutesPerDay) + minute) % MinutesPerWeek;
    }

    private static string Hours(PriceWindow window) => string.Create(CultureInfo.InvariantCulture, $"{window.Start:HH:mm} to {window.End:HH:mm}");

    private static DateTimeOffset Begins(PriceRow row) => row.From ?? DateTimeOffset.MinValue;

    private static DateTimeOffset Ends(PriceRow row) => row.To ?? DateTimeOffset.MaxValue;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime is var utc && utc.TimeOfDay == TimeSpan.Zero
        ? utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
