namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>What the data covers and what the request needs.</summary>
/// <param name="First">The first day with data.</param>
/// <param name="Last">The last day with data; every day between has data too.</param>
/// <param name="DaysNeeded">How many days one average takes; 2 or more.</param>
internal sealed record DataExtent(DateOnly First, DateOnly Last, int DaysNeeded)
{
    public int DaysAvailable => Last.DayNumber - First.DayNumber + 1;

    public int DaysMissing => Math.Max(0, DaysNeeded - DaysAvailable);
}
