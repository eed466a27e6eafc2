namespace Harness.Campaigns.Catalog;

/// <summary>What a name stands for.</summary>
/// <param name="Model">The model.</param>
/// <param name="Offer">Where it is asked.</param>
/// <param name="IsListed">False when no row describes it: a model id behind a provider's name. Then its price and limits are unknown.</param>
public sealed record CatalogChoice(CatalogModel Model, CatalogOffer Offer, bool IsListed = true);
