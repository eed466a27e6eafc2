namespace Harness.Campaigns.Pricing;

/// <summary>Hours of the week with prices of their own, in UTC.</summary>
/// <param name="Days">The days on which the hours begin.</param>
/// <param name="Start">Inclusive.</param>
/// <param name="End">Exclusive. An end that is not after the start lies on the next day; 00:00 to 00:00 is the whole day.</param>
public sealed record PriceWindow(IReadOnlyList<DayOfWeek> Days, TimeOnly Start, TimeOnly End)
{
    /// <summary>What all prices of the row are multiplied with; null when <see cref="Prices"/> are given.</summary>
    public decimal? Multiplier { get; init; }

    /// <summary>Prices instead of the row's own; null when there is a <see cref="Multiplier"/>.</summary>
    public TokenPrices? Prices { get; init; }

    /// <summary>Whether a moment lies in the window.</summary>
    /// <param name="moment">In any offset.</param>
    /// <param name="holidays">Days on which no hours begin.</param>
    public bool Covers(DateTimeOffset moment, IReadOnlyCollection<DateOnly> holidays)
    {
        var date = DateOnly.FromDateTime(moment.UtcDateTime);
        var time = TimeOnly.FromDateTime(moment.UtcDateTime);
        return End > Start
            ? Start <= time && time < End && BeginsOn(date, holidays)
            : (Start <= time && BeginsOn(date, holidays)) || (time < End && BeginsOn(date.AddDays(-1), holidays));
    }

    private bool BeginsOn(DateOnly date, IReadOnlyCollection<DateOnly> holidays) =>
        Days.Contains(date.DayOfWeek) && !holidays.Contains(date);
}
