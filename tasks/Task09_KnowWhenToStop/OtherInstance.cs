using System.Globalization;

namespace Harness.Tasks.Task09_KnowWhenToStop;

/// <summary>
/// What an instance calls by other names and counts by other numbers than the published one: the firm and its shop, the
/// calendar, each day's revenue, and the averages that solutions give.
/// </summary>
public static class OtherInstance
{
    private const int DaysOfTheLongExport = 30;

    private static readonly (string Firm, string Address)[] Firms =
    [
        ("Halden Goods", "halden-goods"), ("Marlow Household", "marlow-household"), ("Ostrava Trading", "ostrava-trading"),
        ("Kestrel Home", "kestrel-home"), ("Linden and Sons", "linden-and-sons"), ("Bright Harbour", "bright-harbour"),
    ];

    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private static readonly string[] Shops = ["Porto", "Ghent", "Aarhus", "Brno", "Girona", "Turku", "Leeds"];

    /// <summary>Published text and the text of that instance.</summary>
    /// <param name="instance">1 or more.</param>
    public static IReadOnlyDictionary<string, string> Renamings(int instance)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var (published, firm) = (Firms[0], Firms[instance % Firms.Length]);
        texts[published.Firm] = firm.Firm;
        texts[published.Address] = firm.Address;
        texts[Shops[0]] = Shops[instance % Shops.Length];
        AddCalendar(texts, instance);
        foreach (var (before, now) in Amounts(new TillExport(0)).Zip(Amounts(new TillExport(instance))))
            foreach (var (text, other) in Spellings(before).Zip(Spellings(now)))
                texts[text] = other;
        return texts;
    }

    private static void AddCalendar(Dictionary<string, string> texts, int instance)
    {
        var lastDay = new TillExport(0).LastDay;
        foreach (var day in Enumerable.Range(-45, 70).Select(lastDay.AddDays))
            foreach (var form in new[] { "yyyy-MM-dd", "dd.MM.yyyy", "d MMMM yyyy", "d MMMM" })
                texts[Text(day, form)] = Text(day.AddDays(TillExport.DaysLater(instance)), form);
    }

    private static string Text(DateOnly day, string form) => day.ToString(form, CultureInfo.InvariantCulture);

    /// <summary>Each amount in the same place for every instance: plan, days, 10-day averages, averages of one to three days, a tenth of their sum.</summary>
    private static IEnumerable<decimal> Amounts(TillExport export)
    {
        foreach (var plan in new[] { 118_000m, 121_500m, 124_000m })
            yield return plan * export.Percent / 100;
        for (var daysBefore = 0; daysBefore < DaysOfTheLongExport; daysBefore++)
            yield return export.NetRevenue(daysBefore);
        for (var daysBefore = 0; daysBefore < 3; daysBefore++)
            yield return Sum(export, daysBefore, DailyRevenue.Window) / DailyRevenue.Window;
        yield return Sum(export, 0, 2) / 2;
        for (var length = 2; length <= 3; length++)
            yield return Sum(export, 3 - length, length) / length;
        for (var length = 1; length <= 3; length++)
            yield return Sum(export, 3 - length, length) / DailyRevenue.Window;
    }

    private static decimal Sum(TillExport export, int daysBefore, int length) =>
        Enumerable.Range(daysBefore, length).Sum(export.NetRevenue);

    /// <summary>The ways in which an amount is written: 20929.67, 20929.7, 20929 and 20930, 20,929.67, 20.929,67, and with all digits.</summary>
    private static IEnumerable<string> Spellings(decimal amount)
    {
        yield return amount.ToString("0.00", CultureInfo.InvariantCulture);
        yield return amount.ToString("0.0", CultureInfo.InvariantCulture);
        yield return decimal.Truncate(amount).ToString(CultureInfo.InvariantCulture);
        yield return amount.ToString("0", CultureInfo.InvariantCulture);
        yield return amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
        yield return amount.ToString("#,##0.00", DecimalComma);
        yield return amount.ToString("0.000000000", CultureInfo.InvariantCulture);
    }
}
