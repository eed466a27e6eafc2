using Harness.Campaigns.Pricing;

namespace Harness.Campaigns.Catalog;

/// <summary>Reads the rows of models.</summary>
internal static class ModelRowReader
{
    private static readonly Dictionary<string, ReasoningKind> Kinds = new(StringComparer.Ordinal)
    {
        ["no"] = ReasoningKind.No,
        ["toggle"] = ReasoningKind.Toggle,
        ["always"] = ReasoningKind.Always,
        ["adaptive"] = ReasoningKind.Adaptive,
    };

    /// <param name="root">The file.</param>
    /// <param name="list">The member that holds the rows.</param>
    /// <param name="file">What ids of price rows begin with.</param>
    /// <param name="providers">The providers that offers may name.</param>
    public static List<CatalogModel> Read(JsonRow root, string list, string file, IReadOnlyList<CatalogProvider> providers)
    {
        var models = new List<CatalogModel>();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in root.Rows(list, "key"))
        {
            var model = Read(row, file, providers);
            foreach (var name in model.Aliases.Prepend(model.Key).Where(name => name.Length > 0 && !names.TryAdd(name, model.Key)))
                row.Problem($"the name \"{name}\" is that of \"{names[name]}\", too");
            models.Add(model);
        }

        return models;
    }

    private static CatalogModel Read(JsonRow row, string file, IReadOnlyList<CatalogProvider> providers)
    {
        var key = ServiceReader.Key(row);
        var architecture = row.Row("architecture");
        var parameters = row.Row("parameters");
        var model = new CatalogModel
        {
            Key = key,
            Name = row.Required("name"),
            Aliases = row.Texts("aliases") ?? [],
            Family = row.Text("family"),
            TotalParametersBillion = parameters?.Number("totalBillion", "billions, 0 or more"),
            ActiveParametersBillion = parameters?.Number("activeBillion", "billions, 0 or more"),
            Architecture = new ModelArchitecture(architecture?.Text("asPublished"), architecture?.Text("perModelCard"), architecture?.Text("modelCardSource")),
            Reasoning = row.Word("reasoning", Kinds) ?? ReasoningKind.Unknown,
            Offers = Offers(row, $"{file}:{key}", providers),
            Notes = row.Text("notes"),
            Origin = row.Place,
        };
        model = model with { Offers = [.. model.Offers.Select(offer => offer with { Thinking = Of(model.Reasoning, offer.Thinking) })] };
        if (model.TotalParametersBillion < model.ActiveParametersBillion)
            row.Problem("more parameters are active than there are");
        architecture?.Finish();
        parameters?.Finish();
        row.Finish();
        return model;
    }

    // A provider's switch is for all its models; not all of them can be switched.
    private static ThinkingSwitch? Of(ReasoningKind reasoning, ThinkingSwitch? thinking) => reasoning switch
    {
        ReasoningKind.No => null,
        ReasoningKind.Always when thinking is not null => thinking with { Off = null },
        _ => thinking,
    };

    private static List<CatalogOffer> Offers(JsonRow model, string priceId, IReadOnlyList<CatalogProvider> providers)
    {
        var offers = new List<CatalogOffer>();
        var rows = 0;
        foreach (var row in model.Rows("offers"))
        {
            rows++;
            var name = row.Required("provider");
            if (providers.FirstOrDefault(provider => provider.Key == name) is { } provider)
            {
                var again = offers.Exists(offer => offer.Provider == provider) ? "/" + row.Text("modelId") : "";
                var offer = ServiceReader.Offer(row, provider, $"{priceId}/{name}{again}");
                offers.Add(offer with { PriceRows = Shared(row, offers) ?? offer.PriceRows });
                row.Finish();
            }
            else if (name.Length > 0)
            {
                row.Problem($"provider \"{name}\" is not known; the providers are {string.Join(", ", providers.Select(p => p.Key))}");
            }
        }

        if (rows == 0)
            model.Problem("offers are missing: a model is served somewhere");
        return offers;
    }

    // Two ways to speak to one service cost the same, and are to stay so when a price changes.
    private static IReadOnlyList<PriceRow>? Shared(JsonRow row, List<CatalogOffer> before)
    {
        if (row.Text("pricesOf") is not { } provider) return null;
        if (row.Has("prices"))
            row.Problem("pricesOf stands beside prices; it takes one of the two");
        if (before.Find(offer => offer.Provider.Key == provider) is { } offer) return offer.PriceRows;
        row.Problem($"pricesOf is \"{provider}\", but no offer before this one is of that provider");
        return null;
    }
}
