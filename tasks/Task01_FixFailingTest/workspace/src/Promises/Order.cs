namespace Halden.Dispatch.Promises;

/// <summary>What the promise needs to know about an order.</summary>
/// <param name="Number">For example SO-48213.</param>
/// <param name="PlacedAt">Local time of the warehouse.</param>
public sealed record Order(string Number, DateTime PlacedAt);
