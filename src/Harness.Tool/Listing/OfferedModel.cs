using Harness.Campaigns.Catalog;

namespace Harness.Tool.Listing;

/// <summary>A model with those of its offers that were asked for, one at least.</summary>
internal sealed record OfferedModel(CatalogModel Model, IReadOnlyList<CatalogOffer> Offers);
