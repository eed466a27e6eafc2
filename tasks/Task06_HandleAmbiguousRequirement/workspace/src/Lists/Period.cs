namespace Lindenvale.Screens.Lists;

/// <summary>Some days in a row, the first and the last included.</summary>
public readonly record struct Period(DateOnly First, DateOnly Last)
{
    /// <summary>So many days, the last of which is the given one.</summary>
    public static Period Days(int count, DateOnly last) => new(last.AddDays(1 - count), last);

    /// <summary>From the first of the month up to the given day.</summary>
    public static Period MonthUpTo(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), day);

    public bool Contains(DateOnly day) => day >= First && day <= Last;
}
