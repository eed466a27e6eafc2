namespace Harness.Campaigns.Records;

/// <summary>What a published text says about the size of its model beside another one. It is held against the sizes that are on record, never used.</summary>
/// <param name="Campaign">The id of the campaign of the other model.</param>
/// <param name="PercentLower">By how many percent the total parameter count is said to be lower; below 0 it is said to be higher.</param>
public sealed record PublishedSizeClaim(string Campaign, decimal PercentLower);
