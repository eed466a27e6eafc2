namespace Harness.Campaigns.Money;

/// <summary>Money that was set aside for one request.</summary>
/// <param name="Number">Its number within the process, from 1.</param>
/// <param name="Usd">The worst case of the request.</param>
public sealed record Reservation(long Number, decimal Usd);
