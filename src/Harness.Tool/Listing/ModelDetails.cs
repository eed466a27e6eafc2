using System.Globalization;
using Harness.Campaigns.Catalog;
using Harness.Campaigns.Reports;

namespace Harness.Tool.Listing;

/// <summary>All that is known of one model, as lines.</summary>
internal static class ModelDetails
{
    private const int LabelWidth = 16;

    /// <param name="choice">The model, and the offer that its name stands for.</param>
    /// <param name="now">Decides which prices are in force.</param>
    public static IEnumerable<string> Lines(CatalogChoice choice, DateTimeOffset now)
    {
        var model = choice.Model;
        yield return PlainText.OneLine(model.Key == model.Name ? model.Key : $"{model.Key}: {model.Name}");
        if (!choice.IsListed)
            yield return Line("unlisted", $"no row describes it; {choice.Offer.Provider.Name} is asked for the id as it is, at an unknown price");
        foreach (var line in Facts(model))
            yield return line;
        var offers = choice.IsListed ? model.Offers : [choice.Offer];
        foreach (var offer in offers)
        {
            yield return "";
            var first = choice.IsListed && ReferenceEquals(offer, offers[0]);
            yield return PlainText.OneLine(first
                ? $"MODEL={model.Key} (or {offer.Provider.Key}/{model.Key})"
                : $"MODEL={(choice.IsListed ? offer.Provider.Key + "/" : "")}{model.Key}");
            foreach (var line in Facts(offer).Concat(PriceLines.Of(offer, now).Select(l => Line(l.Label, l.Text))))
                yield return line;
        }
    }

    private static IEnumerable<string> Facts(CatalogModel model)
    {
        if (model.Aliases.Count > 0)
            yield return Line("aliases", string.Join(", ", model.Aliases));
        if (model.Family is { } family)
            yield return Line("family", family);
        if (model.TotalParametersBillion is { } total)
            yield return Line("parameters", string.Create(CultureInfo.InvariantCulture, $"{total} billion{(model.ActiveParametersBillion is { } active ? string.Create(CultureInfo.InvariantCulture, $", {active} of them active") : "")}"));
        if (model.Architecture.AsPublished is { } published)
            yield return Line("architecture", published + " (as published)");
        if (model.Architecture.PerModelCard is { } card)
            yield return Line("architecture", $"{card} (model card{(model.Architecture.ModelCardSource is { } source ? ": " + source : "")})");
        yield return Line("reasons", ModelNumbers.Word(model.Reasoning));
        if (model.Notes is { } notes)
            yield return Line("notes", notes);
        if (model.Origin.Length > 0)
            yield return Line("row", model.Origin);
    }

    private static IEnumerable<string> Facts(CatalogOffer offer)
    {
        yield return Line("provider", $"{offer.Provider.Name}, wire {ModelNumbers.Name(offer.Wire)}");
        yield return Line("model id", offer.ModelId + (offer.ServedModel is { } served ? $", which {served} answers now" : ""));
        yield return Line("address", offer.BaseUrl.Text);
        foreach (var variable in offer.BaseUrl.Variables)
            yield return Line("set", $"{variable}, which the address needs");
        if (offer.BaseUrl.TakesRegion)
            yield return Line("region", $"{string.Join(" or ", offer.Provider.RegionVariables)}, default {offer.DefaultRegion}{(offer.Regions.Count > 0 ? "; served in " + string.Join(", ", offer.Regions) : "")}");
        yield return Line("key", Key(offer));
        yield return Line("context", $"{ModelNumbers.Tokens(offer.ContextWindow)} tokens, answers up to {ModelNumbers.Tokens(offer.MaxOutput)}");
        yield return Line("sampling", $"temperature {ModelNumbers.Word(offer.Sampling.Temperature)}, top_p {ModelNumbers.Word(offer.Sampling.TopP)}, seed {ModelNumbers.Word(offer.Sampling.Seed)}");
        if (offer.Thinking is { Efforts.Count: > 0 } thinking)
            yield return Line("effort", string.Join(", ", thinking.Efforts));
        foreach (var notes in new[] { offer.Notes, offer.Provider.Notes }.OfType<string>().Distinct())
            yield return Line("notes", notes);
    }

    private static string Key(CatalogOffer offer)
    {
        if (offer.KeyVariables.Count == 0 && offer.Provider.SigningVariables.Count == 0) return "none is needed";
        var key = "set " + string.Join(" or ", offer.KeyVariables);
        if (offer.Provider.SigningVariables.Count > 0)
            key += (offer.KeyVariables.Count > 0 ? ", or " : "") + string.Join(" and ", offer.Provider.SigningVariables);
        return key + (offer.Provider.KeyAddress is { } address ? $"; keys are given out at {address}" : "");
    }

    private static string Line(string label, string text) => "  " + PlainText.PadRight(label, LabelWidth) + PlainText.OneLine(text);
}
