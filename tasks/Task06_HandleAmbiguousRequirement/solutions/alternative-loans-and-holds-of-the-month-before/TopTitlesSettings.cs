namespace Lindenvale.Screens.Lists;

/// <summary>How Top titles is made; see docs/lists.md for the words.</summary>
internal static class TopTitlesSettings
{
    public const int Size = 5;

    /// <summary>previous_month</summary>
    public static Period Window(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        return new Period(first, first.AddMonths(1).AddDays(-1));
    }
}
