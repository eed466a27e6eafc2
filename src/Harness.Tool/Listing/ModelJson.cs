using Harness.Campaigns.Catalog;
using Harness.Campaigns.Pricing;

namespace Harness.Tool.Listing;

/// <summary>A model as <c>--json</c> shows it. What is not known is left out.</summary>
internal sealed class ModelJson(OfferedModel offered, DateTimeOffset now)
{
    public string Key => offered.Model.Key;

    public string Name => offered.Model.Name;

    public IReadOnlyList<string> Aliases => offered.Model.Aliases;

    public string? Family => offered.Model.Family;

    public decimal? TotalParametersBillion => offered.Model.TotalParametersBillion;

    public decimal? ActiveParametersBillion => offered.Model.ActiveParametersBillion;

    public ModelArchitecture Architecture => offered.Model.Architecture;

    public ReasoningKind Reasoning => offered.Model.Reasoning;

    public string? Notes => offered.Model.Notes;

    public IEnumerable<OfferJson> Offers => offered.Offers.Select(offer => new OfferJson(offered.Model, offer, now));

    /// <summary>One offer.</summary>
    internal sealed class OfferJson(CatalogModel model, CatalogOffer offer, DateTimeOffset now)
    {
        /// <summary>What <c>MODEL</c> takes for exactly this offer.</summary>
        public string Model => model.Key.StartsWith(offer.Provider.Key + "/", StringComparison.Ordinal) ? model.Key : $"{offer.Provider.Key}/{model.Key}";

        public string Provider => offer.Provider.Key;

        public string Wire => ModelNumbers.Name(offer.Wire);

        public string ModelId => offer.ModelId;

        public string? ServedModel => offer.ServedModel;

        public string BaseUrl => offer.BaseUrl.Text;

        public IReadOnlyList<string> KeyVariables => offer.KeyVariables;

        public IReadOnlyList<string> SigningVariables => offer.Provider.SigningVariables;

        public IReadOnlyList<string> Regions => offer.Regions;

        public string? DefaultRegion => offer.DefaultRegion;

        public int? ContextWindow => offer.ContextWindow;

        public int? MaxOutput => offer.MaxOutput;

        public SamplingRules Sampling => offer.Sampling;

        public bool IsFree => offer.IsFree;

        /// <summary>In force now in the default region; absent when unknown.</summary>
        public PriceRow? PriceNow => offer.Prices()?.At(now);

        public IReadOnlyList<PriceRow> PriceRows => offer.PriceRows;

        public string? Notes => offer.Notes;
    }
}
