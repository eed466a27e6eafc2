namespace Harness.Campaigns.Catalog;

/// <summary>Which sampling parameters an offer takes.</summary>
public sealed record SamplingRules(ParameterRule Temperature = default, ParameterRule TopP = default, ParameterRule Seed = default);
