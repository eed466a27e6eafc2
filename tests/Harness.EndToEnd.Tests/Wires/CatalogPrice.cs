using System.Text.Json;

namespace Harness.EndToEnd.Tests.Wires;

/// <summary>
/// A price row in <c>fixtures/models.json</c>, read without the harness. USD per million tokens; a cache without a price of its own costs
/// what input costs. The id is the row's name on records.
/// </summary>
public sealed record CatalogPrice(string Id, decimal InputUsd, decimal CacheReadUsd, decimal CacheWriteUsd, decimal OutputUsd)
{
    /// <summary>The row without an end, in the first region of the first offer of a provider.</summary>
    public static CatalogPrice Of(string model, string provider)
    {
        using var catalog = JsonDocument.Parse(File.ReadAllText(Path.Combine(Suite.Root, "fixtures", "models.json")));
        var offer = catalog.RootElement.GetProperty("models").EnumerateArray().Single(row => row.GetProperty("key").GetString() == model)
            .GetProperty("offers").EnumerateArray().First(row => row.GetProperty("provider").GetString() == provider);
        var price = offer.GetProperty("prices").EnumerateArray().First(row => !row.TryGetProperty("to", out _));
        var input = price.GetProperty("inputUsd").GetDecimal();
        string[] parts = [$"models.json:{model}/{provider}", .. new[] { "region", "serviceTier" }.Select(name => Text(price, name)).OfType<string>()];
        return new CatalogPrice(
            string.Join('/', parts) + (Text(price, "from") is { } from ? "@" + from : ""),
            input,
            Usd(price, "cacheReadUsd") ?? input,
            Usd(price, "cacheWriteUsd") ?? input,
            price.GetProperty("outputUsd").GetDecimal());
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static decimal? Usd(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetDecimal() : null;
}
