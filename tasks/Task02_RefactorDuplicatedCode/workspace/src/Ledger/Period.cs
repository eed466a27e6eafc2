namespace Wendle.Ledger;

/// <summary>The time from one day to another.</summary>
public sealed record Period
{
    public Period(DateOnly from, DateOnly to)
    {
        if (to < from)
            throw new ArgumentException($"A period cannot end on {to:O} when it starts on {from:O}.", nameof(to));

        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    /// <summary>A calendar month.</summary>
    public static Period Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new Period(first, first.AddMonths(1).AddDays(-1));
    }
}
