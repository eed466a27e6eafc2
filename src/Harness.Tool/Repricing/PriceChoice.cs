using Harness.Campaigns.Catalog;
using Harness.Campaigns.Pricing;
using Harness.Campaigns.Records;

namespace Harness.Tool.Repricing;

/// <summary>Prices to compute a campaign with.</summary>
/// <param name="Name">What they are called in the output.</param>
/// <param name="At">The row in force at a moment; null is unknown.</param>
internal sealed record PriceChoice(string Name, Func<DateTimeOffset, PriceRow?> At)
{
    /// <summary>One row of the catalog, whenever it was in force.</summary>
    /// <exception cref="CommandProblemException">There is none of that id.</exception>
    public static PriceChoice OfRow(ModelCatalog catalog, string id) =>
        Row(catalog, id) is { } row ? new PriceChoice(row.Id, _ => row)
        : throw new CommandProblemException($"the catalog has no price row '{id}'; `dotnet harness models KEY` shows the rows of a model");

    /// <summary>The rows of the campaign's model in a catalog, each in its time.</summary>
    /// <exception cref="CommandProblemException">The catalog does not know the model, or knows no price of it.</exception>
    public static PriceChoice OfModel(ModelCatalog catalog, CampaignManifest manifest, string file)
    {
        if (catalog.Find(manifest.Model) is not { IsListed: true } choice)
            throw new CommandProblemException($"{file} and the catalog have no row for the model '{manifest.Model}'");
        var region = manifest.Configuration.GetValueOrDefault("region") is { } said && said != "not said" ? said : null;
        var prices = choice.Offer.Prices(region) ?? throw new CommandProblemException($"{file} and the catalog know no price of '{manifest.Model}'");
        return new PriceChoice(file, prices.At);
    }

    /// <summary>The one row that a campaign was charged at.</summary>
    /// <exception cref="CommandProblemException">It was charged at several, at none, or at one that the catalog does not have.</exception>
    public static PriceChoice OfCampaign(ModelCatalog catalog, string id, IEnumerable<RunRecord> attempts)
    {
        var rows = attempts.Select(attempt => attempt.PriceRow).OfType<string>().SelectMany(row => row.Split(',', StringSplitOptions.TrimEntries)).Distinct().ToList();
        return rows is [var only] ? OfRow(catalog, only)
            : throw new CommandProblemException(rows.Count == 0 ? $"no price is on record of '{id}'" : $"'{id}' was charged at several price rows ({string.Join(", ", rows)}); name one with --price-row");
    }

    private static PriceRow? Row(ModelCatalog catalog, string id) => id == PriceRow.Free.Id
        ? PriceRow.Free
        : catalog.Models.SelectMany(model => model.Offers).SelectMany(offer => offer.PriceRows).FirstOrDefault(row => row.Id == id);
}
