namespace Harness.Campaigns.Pricing;

/// <summary>Prices that depend on the hour. Outside its windows the row's own prices are in force.</summary>
/// <param name="Windows">In any order; they do not overlap.</param>
/// <param name="Holidays">
/// Days without windows, as UTC dates. A holiday that is missing here is charged as a working day: the cost is then stated too high.
/// </param>
public sealed record PriceSchedule(IReadOnlyList<PriceWindow> Windows, IReadOnlyCollection<DateOnly> Holidays)
{
    /// <summary>The window that a moment lies in; null outside of all.</summary>
    public PriceWindow? WindowAt(DateTimeOffset moment) => Windows.FirstOrDefault(window => window.Covers(moment, Holidays));
}
