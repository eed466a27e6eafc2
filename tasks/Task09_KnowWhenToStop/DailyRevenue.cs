using System.Globalization;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>The days of <c>data/revenue.csv</c>, in order and without gaps, and the averages that can be made of them.</summary>
public sealed record DailyRevenue(IReadOnlyList<(DateOnly Day, decimal Amount)> Days)
{
    /// <summary>How many days one value takes.</summary>
    public const int Window = 10;

    private const int DaysWanted = 3;

    public Period Period => new(Days[0].Day, Days[^1].Day);

    /// <summary>The days that the table has a row for.</summary>
    public IReadOnlyList<DateOnly> Wanted => [.. Days.TakeLast(DaysWanted).Select(row => row.Day)];

    /// <summary>Whether the data holds every day that the values take.</summary>
    public bool AnswersTheRequest => Days.Count >= Window + DaysWanted - 1;

    /// <summary>Reads a file that this task made; a malformed one is a defect of the task and throws.</summary>
    public static DailyRevenue Parse(string csv) =>
        new([.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Trim().Split(','))
            .Select(cells => (
                DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                decimal.Parse(cells[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)))]);

    /// <summary>The average of <paramref name="length"/> days that end on the given one, exact.</summary>
    public decimal AverageEndingOn(DateOnly day, int length) =>
        Days.Where(row => row.Day <= day && row.Day > day.AddDays(-length)).Sum(row => row.Amount) / length;

    /// <summary>The averages, in EUR, of every run of consecutive days that the given day is one of.</summary>
    public IEnumerable<decimal> AveragesWith(DateOnly day) =>
        from last in Days
        where last.Day >= day
        from length in Enumerable.Range(1, last.Day.DayNumber - Period.First.DayNumber + 1)
        where last.Day.AddDays(1 - length) <= day
        select AverageEndingOn(last.Day, length);
}
