using System.Globalization;
using Harness.Campaigns.Catalog;
using Harness.Campaigns.Pricing;

namespace Harness.Tool.Listing;

/// <summary>The price history of an offer, as lines: the rows in force first, then the others, newest first.</summary>
internal static class PriceLines
{
    public static IEnumerable<(string Label, string Text)> Of(CatalogOffer offer, DateTimeOffset now)
    {
        if (offer.IsFree)
        {
            yield return ("price", "declared free");
            yield break;
        }

        if (offer.PriceRows.Count == 0)
            yield return ("price", "unknown: costs will be shown as unknown, and a limit on money is refused");
        foreach (var row in offer.PriceRows.OrderByDescending(row => row.Covers(now)).ThenByDescending(row => row.From ?? DateTimeOffset.MinValue))
        {
            var label = row.Covers(now) ? "price now" : row.From > now ? "price later" : "price before";
            yield return (label, Prices(new TokenPrices(row.InputUsd, row.OutputUsd, row.CacheReadUsd, row.CacheWriteUsd, row.CacheWriteOneHourUsd)) + Where(row));
            foreach (var tier in row.Tiers)
                yield return ("", $"above {ModelNumbers.Tokens(tier.AbovePromptTokens)} prompt tokens: {Prices(tier.Prices)}");
            foreach (var window in row.Schedule?.Windows ?? [])
                yield return ("", $"{Hours(window)}: {(window.Prices is { } prices ? Prices(prices) : string.Create(CultureInfo.InvariantCulture, $"times {window.Multiplier}"))}");
            yield return ("", $"{PriceRules.Validity(row)}; confidence {ModelNumbers.Word(row.Confidence)}; source {row.Source ?? "not stated"}{(row.SourceDate is { } date ? $", {date}" : "")}; row {row.Id}");
            foreach (var remark in new[] { row.CrossCheck, row.Notes }.OfType<string>())
                yield return ("", remark);
        }
    }

    private static string Prices(TokenPrices prices)
    {
        var text = $"in {ModelNumbers.Usd(prices.InputUsd)}, out {ModelNumbers.Usd(prices.OutputUsd)}";
        if (prices.CacheReadUsd is not null) text += $", cache read {ModelNumbers.Usd(prices.CacheReadUsd)}";
        if (prices.CacheWriteUsd is not null) text += $", cache write {ModelNumbers.Usd(prices.CacheWriteUsd)}";
        if (prices.CacheWriteOneHourUsd is not null) text += $", for an hour {ModelNumbers.Usd(prices.CacheWriteOneHourUsd)}";
        return text;
    }

    private static string Where(PriceRow row)
    {
        string?[] where = [row.Region, row.ServiceTier];
        return where.Any(part => part is not null) ? $" ({string.Join(", ", where.OfType<string>())})" : "";
    }

    private static string Hours(PriceWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", window.Days.Select(day => day.ToString()[..3]))} {window.Start:HH:mm} to {window.End:HH:mm} UTC");
}
