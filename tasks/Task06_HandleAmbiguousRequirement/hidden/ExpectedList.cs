using Lindenvale.Screens.Catalogue;

namespace Lindenvale.Screens.Acceptance;

/// <summary>The list of a scenario under one reading, straight from the words of docs/lists.md.</summary>
internal static class ExpectedList
{
    private const int Size = 5;

    // Divisible by every number of copies in a scenario.
    private const int Whole = 12;

    private sealed record Ranked(Title Title, int Value, DateOnly Latest);

    public static IReadOnlyList<int> Of(Scenario scenario, Reading reading)
    {
        var ranked = scenario.Titles
            .Select(title => Rank(scenario, title, reading))
            .Where(r => r.Value > 0)
            .OrderByDescending(r => r.Value)
            .ThenBy(r => r, Comparer<Ranked>.Create((a, b) => Compare(a, b, reading.Ties)))
            .ThenBy(r => r.Title.Number)
            .ToList();
        var shown = ranked.Take(Size).ToList();
        if (reading.Ties == "share_last_place" && shown.Count == Size)
            shown.AddRange(ranked.Skip(Size).TakeWhile(r => r.Value == shown[Size - 1].Value));
        return [.. shown.Select(r => r.Title.Number)];
    }

    private static Ranked Rank(Scenario scenario, Title title, Reading reading)
    {
        var (first, last) = Window(reading.Window, scenario.Today);
        var loans = scenario.Loans.Where(l => l.Title == title.Number && l.Date >= first && l.Date <= last).ToList();
        var holds = scenario.Holds.Where(h => h.Title == title.Number && h.Date >= first && h.Date <= last).ToList();
        var value = reading.Measure switch
        {
            "loans" => loans.Count,
            "borrowers" => loans.Select(l => l.Member).Distinct().Count(),
            "holds" => holds.Count,
            "loans_and_holds" => loans.Count + holds.Count,
            "loans_per_copy" => loans.Count * Whole / title.Copies,
            _ => throw new ArgumentException(reading.Measure),
        };
        var lent = reading.Measure == "holds" ? [] : loans.Select(l => l.Date);
        var held = reading.Measure.Contains("holds") ? holds.Select(h => h.Date) : [];
        return new Ranked(title, value, lent.Concat(held).DefaultIfEmpty().Max());
    }

    private static int Compare(Ranked a, Ranked b, string ties) => ties switch
    {
        "by_name" or "share_last_place" => string.CompareOrdinal(a.Title.Name, b.Title.Name),
        "by_number" => 0,
        "latest_first" => b.Latest.CompareTo(a.Latest),
        "newest_first" => b.Title.Acquired.CompareTo(a.Title.Acquired),
        _ => throw new ArgumentException(ties),
    };

    private static (DateOnly First, DateOnly Last) Window(string window, DateOnly today)
    {
        var firstOfMonth = new DateOnly(today.Year, today.Month, 1);
        return window switch
        {
            "this_month" => (firstOfMonth, today),
            "previous_month" => (firstOfMonth.AddMonths(-1), firstOfMonth.AddDays(-1)),
            _ => (today.AddDays(1 - int.Parse(window.Split('_')[1])), today),
        };
    }
}
