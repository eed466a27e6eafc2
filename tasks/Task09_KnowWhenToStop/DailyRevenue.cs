using System.Globalization;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>The days of <c>data/revenue.csv</c>, in order, and the averages that can be made of them.</summary>
internal sealed record DailyRevenue(IReadOnlyList<(DateOnly Day, decimal Cents)> Days)
{
    private const int DaysNeeded = 10;

    public DataExtent Extent => new(Days[0].Day, Days[^1].Day, DaysNeeded);

    /// <summary>Reads a file that this task made; a malformed one is a defect of the task and throws.</summary>
    public static DailyRevenue Parse(string csv) =>
        new([.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Trim().Split(','))
            .Select(cells => (
                DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                decimal.Parse(cells[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100))]);

    /// <summary>
    /// The averages of consecutive days that end on the given one, in EUR: the day alone, with the day before, and so on,
    /// up to the days needed.
    /// </summary>
    public IEnumerable<decimal> AveragesEndingOn(DateOnly day)
    {
        var last = Days.ToList().FindIndex(row => row.Day == day);
        for (var length = 1; length <= Math.Min(last + 1, DaysNeeded); length++)
            yield return Days.Skip(last + 1 - length).Take(length).Average(row => row.Cents) / 100;
    }

    /// <summary>The text of <c>data/revenue.csv</c> of an instance other than the published one, which lies in the workspace.</summary>
    public static string CsvOf(int instance)
    {
        var first = new DateOnly(2026, 1, 5).AddDays(7 * (instance % 40));
        var rows = Enumerable.Range(0, 3).Select(index =>
        {
            var cents = 1_200_000L + (((instance * 104_729L) + (index * 350_377L)) % 1_000_003L);
            return FormattableString.Invariant($"{first.AddDays(index):yyyy-MM-dd},{cents / 100}.{cents % 100:00},{(cents / 4_421) + index}\n");
        });
        return "date,net_revenue_eur,receipts\n" + string.Concat(rows);
    }
}
