using System.Globalization;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>
/// Makes <c>data/revenue.csv</c> of an instance: whole EUR with a weekly rhythm, up to a Sunday. A short export is the end of a
/// long one, so that task and twin share the days that are asked for. Instance 0 is what lies in the workspace.
/// </summary>
public sealed class TillExport(int instance)
{
    private static readonly DateOnly PublishedLastDay = new(2026, 3, 8);

    /// <summary>Net revenue of an ordinary day in EUR, from Sunday to Saturday.</summary>
    private static readonly int[] Ordinary = [17_400, 14_800, 12_900, 13_700, 15_200, 19_800, 26_100];

    /// <summary>The Sunday before the pack. Instances 0 to 51 have different ones.</summary>
    public DateOnly LastDay { get; } = PublishedLastDay.AddDays(DaysLater(instance));

    /// <summary>How much larger than the published one the shop of this instance is, in percent.</summary>
    public int Percent { get; } = instance == 0 ? 100 : 70 + (instance * 37 % 61);

    /// <summary>By how many days the calendar of an instance is shifted: whole weeks, so that weekdays stay.</summary>
    public static int DaysLater(int instance) => 7 * (instance * 17 % 52);

    /// <summary>The net revenue of one day in EUR.</summary>
    /// <param name="daysBefore">How many days before <see cref="LastDay"/>; 0 or more.</param>
    public int NetRevenue(int daysBefore)
    {
        var ordinary = (long)Ordinary[(int)LastDay.AddDays(-daysBefore).DayOfWeek] * Percent / 100;
        var deviation = (((instance * 104_729L) + (daysBefore * 350_377L) + (daysBefore * daysBefore * 7_919L) + 613) % 1_601) - 800;
        return (int)(ordinary * (10_000 + deviation) / 10_000);
    }

    /// <summary>The text of the file, with one line per day up to <see cref="LastDay"/>.</summary>
    public string Csv(int days) =>
        "date,net_revenue_eur,receipts\n" + string.Concat(Enumerable.Range(0, days).Reverse().Select(daysBefore =>
        {
            var amount = NetRevenue(daysBefore);
            return string.Create(CultureInfo.InvariantCulture, $"{LastDay.AddDays(-daysBefore):yyyy-MM-dd},{amount},{(amount / 44) + (daysBefore % 5)}\n");
        }));
}
