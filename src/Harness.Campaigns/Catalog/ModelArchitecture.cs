namespace Harness.Campaigns.Catalog;

/// <summary>What a model is said to be. Published benchmark articles and model cards contradict each other, so both stay.</summary>
/// <param name="AsPublished">In the articles about the campaigns; null when there is none.</param>
/// <param name="PerModelCard">In the maker's own description; null when not known.</param>
/// <param name="ModelCardSource">Address of that description.</param>
public sealed record ModelArchitecture(string? AsPublished = null, string? PerModelCard = null, string? ModelCardSource = null);
