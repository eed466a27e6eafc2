using Lindenvale.Screens.Activity;
using Lindenvale.Screens.Catalogue;
using Lindenvale.Screens.Lists;

namespace Lindenvale.Screens.Acceptance;

/// <summary>
/// A small branch in which what the ticket settles makes no difference: adult print titles, one branch, no renewals. Values
/// are low, so that ties are common, and dates lie on both sides of the edges of every window.
/// </summary>
internal sealed class Scenario
{
    public const string Branch = "NORTH";

    private const int Count = 48;

    private static readonly string[] Names =
    [
        "Almanac", "Bellows", "Cinder", "Drumlin", "Estuary", "Foundry", "Gallows", "Heather", "Inkwell", "Jackdaw", "Kestrel", "Lantern",
    ];

    private static readonly DateOnly[] Days =
    [
        new(2025, 5, 20), new(2025, 3, 31), new(2025, 1, 5), new(2024, 3, 1), new(2025, 7, 16), new(2025, 2, 28), new(2024, 12, 31), new(2025, 6, 12),
    ];

    private static readonly int[] Ages = [0, 0, 1, 3, 6, 6, 7, 10, 13, 13, 14, 19, 27, 27, 28, 29, 29, 30, 36, 44, 59, 60, 74, 89, 90, 200, -1];

    private ulong _state;

    private Scenario(int number)
    {
        Number = number;
        _state = 0x9E3779B97F4A7C15UL * (ulong)(number + 1);
        Today = Days[number % Days.Length];
        Titles = MakeTitles();
        foreach (var title in Titles)
        {
            for (var left = Next(5); left > 0; left--)
                Loans.Add(new Loan(title.Number, "m-" + Next(3), Branch, NextDay()));
            for (var left = Next(4); left > 0; left--)
                Holds.Add(new Hold(title.Number, "m-" + Next(3), Branch, NextDay()));
        }

        Shuffle(Loans);
        Shuffle(Holds);
    }

    public static IReadOnlyList<Scenario> All { get; } = [.. Enumerable.Range(0, Count).Select(number => new Scenario(number))];

    public int Number { get; }

    public DateOnly Today { get; }

    public List<Title> Titles { get; }

    public List<Loan> Loans { get; } = [];

    public List<Hold> Holds { get; } = [];

    /// <summary>What the workspace's list shows.</summary>
    public IReadOnlyList<Title> Shown()
    {
        var activity = new ActivityLog();
        foreach (var loan in Loans)
            activity.Add(loan);
        foreach (var hold in Holds)
            activity.Add(hold);
        return new TopTitles(new TitleCatalogue(Titles), activity).Titles(Branch, Today);
    }

    private List<Title> MakeTitles()
    {
        var numbers = Enumerable.Range(0, Names.Length).Select(i => 40_100 + (i * 7)).ToList();
        Shuffle(numbers);
        var titles = Names
            .Select((name, i) => new Title(
                numbers[i], name, Collection.Adult, Format.Print, 1 + Next(4), new DateOnly(2019 + Next(5), 1 + Next(3), 14)))
            .ToList();
        Shuffle(titles);
        return titles[..(9 + Next(4))];
    }

    // Most days of a scenario lie in the last week, in the month before, or around the edges of all windows, so that for every
    // window there are scenarios with more than five titles in it.
    private DateOnly NextDay()
    {
        var firstOfMonth = Today.AddDays(1 - Today.Day);
        return (Number % 3, Next(6)) switch
        {
            (_, 0) => firstOfMonth.AddDays(-Next(2)),
            (_, 1) => firstOfMonth.AddMonths(-1).AddDays(-Next(2)),
            (0, > 2) => Today.AddDays(-Next(8)),
            (1, > 2) => firstOfMonth.AddDays(-1 - Next(31)),
            _ => Today.AddDays(-Ages[Next(Ages.Length)]),
        };
    }

    private void Shuffle<T>(List<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    // Its own generator: the scenarios are the same on every machine and runtime.
    private int Next(int below)
    {
        _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
        return (int)((_state >> 33) % (ulong)below);
    }
}
